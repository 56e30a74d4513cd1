using System.CommandLine;
using System.CommandLine.Completions;
using System.CommandLine.Help;
using System.CommandLine.Parsing;

namespace AutomagikTelemetry.Foreign.Tests.App.Work;

/// <summary>A command line of every kind of symbol: parsed, completed, explained and invoked.</summary>
sealed class CommandLineWork(TextWriter output) : ForeignWork(output)
{
    internal override void Run()
    {
        foreach (var line in new[] { "", "--help", "--version", "copy a b --count 3 -v", "copy a --level High", "copy a --level Wrong", "copy a --count x", "list --sizes 1 2 3 -h", "list --when 2020-01-02 --uri http://x", "wrong", "copy", "[suggest] co", "[diagram] copy a b --count 2", "fail", "late 3", "copy @missing.rsp", "\"copy\" \"a b\" c", "list --nothing -zx" })
            Step(() => One(line));
        Step(Splitting);
    }

    void One(string line)
    {
        var root = Root();
        var result = root.Parse(line);
        Output.WriteLine($"== {line}");
        Output.WriteLine(result);
        foreach (var error in result.Errors)
            Output.WriteLine(error);
        foreach (var token in result.Tokens)
            Output.WriteLine($"{token.Type} {token.Value} {token} {token.Equals(token)} {token.GetHashCode() == new Token(token.Value, token.Type, null!).GetHashCode()}");
        Output.WriteLine(string.Join(" ", result.GetCompletions().Select(item => $"{item.Label}/{item.InsertText}/{item.Kind}")));
        Output.WriteLine(string.Join(" ", result.GetCompletions(2).Select(item => item.ToString())));
        Walk(result.RootCommandResult);
        foreach (var symbol in root.Children.Concat(root.Subcommands.SelectMany(command => command.Children)))
        {
            Output.WriteLine($"{symbol} {symbol.Name} {string.Join(",", symbol.GetCompletions(result.GetCompletionContext()).Select(item => item.Label))} {string.Join(",", symbol.Parents.Select(parent => parent.Name))}");
            Output.WriteLine(symbol switch
            {
                Option option => result.GetResult(option)?.ToString(),
                Argument argument => result.GetResult(argument)?.ToString(),
                Command command => result.GetResult(command)?.ToString(),
                Directive directive => result.GetResult(directive)?.ToString(),
                _ => result.GetResult(symbol)?.ToString(),
            });
        }

        var invocation = new InvocationConfiguration { Output = Output, Error = Output, EnableDefaultExceptionHandler = true };
        Output.WriteLine($"sync: {result.Invoke(invocation)}");
        Output.WriteLine($"async: {root.Parse(line.Split(' '), new ParserConfiguration { EnablePosixBundling = true }).InvokeAsync(invocation).Result}");
    }

    void Walk(SymbolResult result)
    {
        Output.WriteLine($"{result.GetType().Name} {result} {string.Join(" ", result.Tokens.Select(token => token.Value))}");
        foreach (var name in new[] { "--count", "from", "--level", "-v" })
            Output.WriteLine(result.GetResult(name));
        if (result is CommandResult command)
        {
            foreach (var child in command.Children)
                Walk(child);
        }
    }

    RootCommand Root()
    {
        var from = new Argument<string>("from") { Description = "where from" };
        var to = new Argument<FileInfo?>("to") { Arity = ArgumentArity.ZeroOrOne, HelpName = "TARGET" };
        to.AcceptLegalFilePathsOnly();
        var count = new Option<int>("--count", "-c") { Description = "how many", DefaultValueFactory = _ => 7 };
        count.Validators.Add(result =>
        {
            if (result.Tokens.Any(token => token.Value.StartsWith("-")))
                result.AddError("negative");
        });
        var level = new Option<Level>("--level", "-l") { Required = false };
        level.CompletionSources.Add("Low", "High");
        level.CompletionSources.Add(context => [context.WordToComplete + "!"]);
        var word = new Option<string>("--word").AcceptOnlyFromAmong("one", "two");
        var verbose = new Option<bool>("-v") { Recursive = true };
        var sizes = new Option<int[]>("--sizes") { AllowMultipleArgumentsPerToken = true };
        var when = new Option<DateTime>("--when");
        var uri = new Option<Uri>("--uri") { CustomParser = result => new Uri(result.Tokens.Single().Value) };
        var existing = new Option<FileInfo>("--existing").AcceptExistingOnly();
        var folder = new Argument<DirectoryInfo>("folder") { DefaultValueFactory = _ => new DirectoryInfo("/") }.AcceptExistingOnly();
        var name = new Option<string>("--name").AcceptLegalFileNamesOnly();

        var copy = new Command("copy", "copies") { from, to, count, level, word, existing, name };
        copy.Aliases.Add("cp");
        copy.SetAction(result =>
        {
            Output.WriteLine($"copy {result.GetRequiredValue(from)} {result.GetValue(to)?.Name} {result.GetValue(count)} {result.GetValue<Level>("--level")} {result.GetValue(verbose)}");
            return result.GetValue(count);
        });
        var list = new Command("list", "lists") { sizes, when, uri, folder };
        list.SetAction(result => Output.WriteLine($"list {string.Join("+", result.GetValue(sizes) ?? [])} {result.GetValue(when):O} {result.GetValue(uri)}"));
        var fail = new Command("fail");
        fail.SetAction((Action<ParseResult>)(_ => throw new InvalidOperationException("this one fails")));
        var number = new Argument<int>("number");
        var late = new Command("late") { number };
        late.SetAction(async (result, cancellation) =>
        {
            await Task.Yield();
            cancellation.ThrowIfCancellationRequested();
            Output.WriteLine($"late {result.GetRequiredValue(number)}");
            return 5;
        });
        return new RootCommand("a tool") { verbose, copy, list, fail, late, new DiagramDirective(), new EnvironmentVariablesDirective() };
    }

    void Splitting()
    {
        Output.WriteLine(string.Join("|", CommandLineParser.SplitCommandLine("a \"b c\" d=\"e f\" 'g h'")));
        Output.WriteLine(CommandLineParser.Parse(Root(), "copy x y"));
        Output.WriteLine(CommandLineParser.Parse(Root(), ["copy", "x"]));
        foreach (var arity in new[] { ArgumentArity.Zero, ArgumentArity.ExactlyOne, ArgumentArity.OneOrMore, new ArgumentArity(2, 3) })
            Output.WriteLine($"{arity.MinimumNumberOfValues} {arity.MaximumNumberOfValues} {arity.Equals(ArgumentArity.Zero)} {arity.Equals((object)arity)} {arity.GetHashCode()}");
        Output.WriteLine(new CompletionItem("label", "Value", "sort", "insert", "documentation", "detail").Equals(new CompletionItem("label")));
        Output.WriteLine(new HelpOption().Name + new VersionOption().Name);
    }

    enum Level
    {
        Low,
        High,
    }
}
