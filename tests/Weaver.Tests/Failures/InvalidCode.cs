using System.Globalization;
using AutomagikTelemetry.Weaver.Tests.Support.Twins;

namespace AutomagikTelemetry.Weaver.Tests.Failures;

/// <summary>Failures of other weavers: code that the runtime refuses, or that does something else.</summary>
public class InvalidCode
{
    public static TheoryData<string> Levels => Configuration.Levels;

    /// <summary>Cecil 173, 365, 688: the distance of a short branch is cut off at a byte. Each method's branches reach a little further than the last one's.</summary>
    [Theory]
    [MemberData(nameof(Levels))]
    public async Task ShortBranchesThatNoLongerReachGrow(string level)
    {
        using var twins = Twins.Of(level, MethodsWithBranchesOver(Enumerable.Range(1, 40)));

        var (said, spans) = await twins.RunAlike();

        said.ShouldBe(string.Join(" ", Enumerable.Range(1, 40).SelectMany(length => new[] { -1, -2, -3, length })));
        spans.Count.ShouldBe(160);
    }

    [Theory]
    [MemberData(nameof(Levels))]
    public async Task BranchesBeyond32767BytesReach(string level)
    {
        using var twins = Twins.Of(level, MethodsWithBranchesOver([15_000]));

        (await twins.RunAlike()).Said.ShouldBe("-1 -2 -3 15000");
        twins.Woven.GetType("Case")!.GetMethod("M15000")!.GetMethodBody()!.GetILAsByteArray()!.Length.ShouldBeGreaterThan(32_767 * 2);
    }

    /// <summary>MethodBoundaryAspect 66.</summary>
    [Theory]
    [MemberData(nameof(Levels))]
    public async Task AnIfWithElseOrAnAwaitMayComeLast(string level)
    {
        using var twins = Twins.Of(level, """
            public static class Case
            {
                [TrackWorkflow("plain")]
                static void Plain(bool a, List<string> log)
                {
                    if (a)
                        log.Add("if");
                    else
                        log.Add("else");
                }

                [TrackWorkflow("value")]
                static int Value(bool a)
                {
                    if (a)
                        return 1;
                    else
                        return 2;
                }

                [TrackWorkflow("awaits")]
                static async Task Awaits(bool a)
                {
                    if (a)
                        await Task.Yield();
                    else
                        await Task.CompletedTask;
                }

                public static async Task<string> Run()
                {
                    var log = new List<string>();
                    Plain(true, log);
                    Plain(false, log);
                    await Awaits(true);
                    await Awaits(false);
                    return $"{string.Join(" ", log)} {Value(true)} {Value(false)}";
                }
            }
            """);

        var (said, spans) = await twins.RunAlike();

        said.ShouldBe("if else 1 2");
        spans.ShouldBe(["plain", "plain", "awaits", "awaits", "value", "value"]);
    }

    /// <summary>MethodTimer 78.</summary>
    [Theory]
    [MemberData(nameof(Levels))]
    public async Task AGetterMayBeAnExpression(string level)
    {
        using var twins = Twins.Of(level, """
            public sealed class Case
            {
                readonly List<int> _numbers = [1, 2];

                int Count { [TrackWorkflow("count")] get => _numbers.Count; }

                ref readonly List<int> Numbers { [TrackWorkflow("numbers")] get => ref _numbers; }

                public static string Run() => $"{new Case().Count} {new Case().Numbers.Count}";
            }
            """);

        var (said, spans) = await twins.RunAlike();

        said.ShouldBe("2 2");
        spans.ShouldBe(["count", "numbers"]);
    }

    /// <summary>dotnet-sdk tracer 83, Rougamo 61.</summary>
    [Theory]
    [MemberData(nameof(Levels))]
    public async Task ARefStructIsNeverBoxed(string level)
    {
        using var twins = Twins.Of(level, """
            public static class Case
            {
                [TrackWorkflow("trim")]
                static ReadOnlySpan<char> Trim(ReadOnlySpan<char> text, [Tag] int number) => text.Trim();

                public static string Run() => Trim(" a ", 1).ToString();
            }
            """);

        var (said, spans) = await twins.RunAlike();

        said.ShouldBe("a");
        spans.ShouldBe(["trim"]);
    }

    /// <summary>MethodBoundaryAspect 28.</summary>
    [Theory]
    [MemberData(nameof(Levels))]
    public async Task AReferenceMayBeReturnedEarlyToo(string level)
    {
        using var twins = Twins.Of(level, """
            public static class Case
            {
                [TrackWorkflow("find")]
                static ref int Find(int[] numbers, int wanted)
                {
                    for (var i = 0; i < numbers.Length; i++)
                    {
                        if (numbers[i] == wanted)
                            return ref numbers[i];
                    }

                    throw new KeyNotFoundException();
                }

                public static string Run()
                {
                    int[] numbers = [1, 2, 3];
                    Find(numbers, 2) = 20;
                    GC.Collect();
                    Find(numbers, 3)++;
                    return string.Join(" ", numbers);
                }
            }
            """);

        var (said, spans) = await twins.RunAlike();

        said.ShouldBe("1 20 4");
        spans.ShouldBe(["find", "find"]);
    }

    /// <summary>Fody 1306.</summary>
    [Theory]
    [MemberData(nameof(Levels))]
    public async Task TwoGuidsMayGoOut(string level)
    {
        using var twins = Twins.Of(level, """
            public static class Case
            {
                [TrackWorkflow("split")]
                static bool Split(string text, out Guid first, out Guid second)
                {
                    second = default;
                    return Guid.TryParse(text[..36], out first) && Guid.TryParse(text[36..], out second);
                }

                public static string Run()
                {
                    var one = new Guid(1, 2, 3, new byte[8]);
                    return $"{Split(one + default(Guid).ToString(), out var first, out var second)} {first == one} {second == default}";
                }
            }
            """);

        (await twins.RunAlike()).Said.ShouldBe("True True True");
    }

    /// <summary>A method each, with three early returns, and branches over that many statements.</summary>
    static string MethodsWithBranchesOver(IEnumerable<int> lengths)
    {
        var methods = lengths.Select(length =>
        {
            var name = "M" + length.ToString(CultureInfo.InvariantCulture);
            var statements = string.Concat(Enumerable.Repeat("\n            sum++;", length));
            return (Name: name, Text: $$"""

                [TrackWorkflow]
                public static int {{name}}(int way)
                {
                    var sum = 0;
                    do
                    {
                        if (way == 1)
                            return -1;
                        if (way == 2)
                            return -2;
                        if (way == 3)
                            return -3;{{statements}}
                    }
                    while (way == 5);
                    return sum;
                }
                """);
        }).ToList();
        return $$"""
            public static class Case
            {
                {{string.Concat(methods.Select(method => method.Text))}}

                public static string Run() => string.Join(" ", new Func<int, int>[] { {{string.Join(", ", methods.Select(method => method.Name))}} }.SelectMany(method => new[] { method(1), method(2), method(3), method(4) }));
            }
            """;
    }
}
