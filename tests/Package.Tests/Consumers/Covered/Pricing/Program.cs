using Pricing;

Console.WriteLine(Prices.Of(args[0]));
