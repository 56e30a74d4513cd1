using Shop;

Console.WriteLine(Orders.Place("tea", 3, Size.Large));
Console.WriteLine(await Orders.ShipAsync(7));
Console.WriteLine(await new Shelf<string>().CountAsync("tea", "cup"));
try
{
    Orders.Cancel(9);
}
catch (InvalidOperationException refusal)
{
    Console.WriteLine(refusal.Message);
}
