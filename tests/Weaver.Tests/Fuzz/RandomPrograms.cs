using System.Globalization;
using AutomagikTelemetry.Weaver.Tests.Defects;
using AutomagikTelemetry.Weaver.Tests.Fuzz.Checking;
using AutomagikTelemetry.Weaver.Tests.Fuzz.Generating;
using Mono.Cecil;

namespace AutomagikTelemetry.Weaver.Tests.Fuzz;

/// <summary>Programs that nobody has thought of behave alike, woven and unwoven, off and on, and each tracked call is told once, as it was.</summary>
public class RandomPrograms
{
    const int InABatch = 25;
    const int FirstFixed = 1;

    [Theory]
    [InlineData("Debug")]
    [InlineData("Release")]
    public void OfFixedSeedsBehaveAlike(string level) => Check(level, [.. Enumerable.Range(FirstFixed, 14)]);

    /// <summary>Each run has others; they are printed.</summary>
    [Theory]
    [InlineData("Debug")]
    [InlineData("Release")]
    public void OfFreshSeedsBehaveAlike(string level)
    {
        var first = Random.Shared.Next();
        TestContext.Current.TestOutputHelper!.WriteLine($"seeds {first} and the 7 after it; to have them again: FUZZ_FROM={first} FUZZ_COUNT=8 and OfManySeedsBehaveAlike");
        Check(level, [.. Enumerable.Range(0, 8).Select(number => unchecked(first + number))]);
    }

    /// <summary>FUZZ_FROM and FUZZ_COUNT choose others.</summary>
    [Theory]
    [Trait("Category", "Full")]
    [InlineData("Debug")]
    [InlineData("Release")]
    public void OfManySeedsBehaveAlike(string level)
    {
        foreach (var seeds in Enumerable.Range(Setting("FUZZ_FROM", 1000), Setting("FUZZ_COUNT", 2000)).Chunk(InABatch))
            Check(level, seeds);
    }

    public static TheoryData<string> Defects() => [.. DeliberateDefects.All.Keys];

    /// <summary>What the tests of the corpus are tried with.</summary>
    [Theory]
    [Trait("Category", "Full")]
    [MemberData(nameof(Defects))]
    public void FindADefect(string defect)
    {
        var sources = Enumerable.Range(1, InABatch).ToDictionary(seed => seed, Programs.Of);
        using var batch = new Batch("Release", sources, DeliberateDefects.All[defect]);

        var found = batch.Compile() ?? sources.Keys.Select(seed => batch.Run(seed)).FirstOrDefault(difference => difference is not null);

        TestContext.Current.TestOutputHelper!.WriteLine($"{defect}: {found}");
        found.ShouldNotBeNull($"nobody noticed that {defect}");
    }

    [Fact]
    [Trait("Category", "Full")]
    public void AreMadeShortWhereTheyFindSomething()
    {
        var source = Programs.Of(FirstFixed);

        var shortest = Shrinker.Shortest(source, candidate => DifferenceIn("Release", FirstFixed, candidate, DeliberateDefects.All["a failure is not noted"])?.Check == "spans");

        TestContext.Current.TestOutputHelper!.WriteLine(shortest);
        shortest.Length.ShouldBeLessThan(source.Length / 5);
    }

    static void Check(string level, IReadOnlyList<int> seeds)
    {
        var sources = seeds.ToDictionary(seed => seed, Programs.Of);
        if (!seeds.Contains(FirstFixed))
        {
            sources = Batch.Valid(sources);
            sources.Count.ShouldBeGreaterThan(seeds.Count * 2 / 3, "so many programs do not compile");
        }

        using var batch = new Batch(level, sources);
        if (batch.Compile() is { } inAll)
        {
            foreach (var seed in sources.Keys)
            {
                using var one = new Batch(level, Of(seed, sources[seed]));
                if (one.Compile() is { } difference)
                    Fail(level, seed, sources[seed], difference);
            }

            Assert.Fail($"{inAll}\nin seeds {string.Join(", ", sources.Keys)} together, in none of them alone");
        }

        foreach (var seed in sources.Keys)
        {
            if (batch.Run(seed) is { } difference)
                Fail(level, seed, sources[seed], difference);
        }
    }

    static void Fail(string level, int seed, string source, Difference difference)
    {
        var shortest = Shrinker.Shortest(source, candidate => DifferenceIn(level, seed, candidate) is { } still && still.Check == difference.Check);
        Assert.Fail($"{level}, seed {seed}, {difference}\n\nThe shortest program that is known to do so:\n{shortest}\n{DifferenceIn(level, seed, shortest)}");
    }

    static Difference? DifferenceIn(string level, int seed, string source, Action<ModuleDefinition>? spoil = null)
    {
        using var batch = new Batch(level, Of(seed, source), spoil);
        return batch.Compile() ?? batch.Run(seed);
    }

    static Dictionary<int, string> Of(int seed, string source) => new() { [seed] = source };

    internal static int Setting(string name, int usual) => Environment.GetEnvironmentVariable(name) is { } value ? int.Parse(value, CultureInfo.InvariantCulture) : usual;
}
