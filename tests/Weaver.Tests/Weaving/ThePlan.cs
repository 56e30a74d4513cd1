using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json;
using AutomagikTelemetry.Corpus;
using AutomagikTelemetry.Sampling;
using AutomagikTelemetry.Weaving;

namespace AutomagikTelemetry.Weaver.Tests.Weaving;

public class ThePlan
{
    [Fact]
    public void ThatTheAssemblyCarriesIsTheOneThatTheWeaverWroteDown()
    {
        var carried = PlanOf(typeof(Reported).Assembly);
        var written = WrittenPlan("AutomagikTelemetry.Corpus.telemetry-plan.json").GetProperty("methods").EnumerateArray().ToList();

        carried.MethodCount.ShouldBe(written.Count);
        for (var i = 0; i < written.Count; i++)
        {
            var method = carried.Method(i);
            method.FunctionName.ShouldBe(written[i].GetProperty("function").GetString());
            method.OperationName.ShouldBe(written[i].GetProperty("operation").GetString());
            method.Line.ShouldBe(written[i].GetProperty("line").GetInt32());
            method.SampleRatio.ShouldBe(new SampleRatio(written[i].GetProperty("sampleRatio").GetDouble()));
            method.TagNames.ShouldBe(written[i].GetProperty("tags").EnumerateArray().Select(tag => tag.GetProperty("name").GetString()));
            (method.Privacy ?? [.. method.TagNames.Select(_ => TagPrivacy.Scrub)]).Select(privacy => privacy.ToString())
                .ShouldBe(written[i].GetProperty("tags").EnumerateArray().Select(tag => tag.GetProperty("privacy").GetString()));
        }
    }

    [Theory]
    [InlineData("Sampled.Seldom", 0.25)]
    [InlineData("Sampled.Never", 0)]
    [InlineData("Sampled.Always", 1)]
    public void TellsTheShareOfAMethod(string function, double ratio) =>
        WrittenPlan("AutomagikTelemetry.Corpus.telemetry-plan.json").GetProperty("methods").EnumerateArray()
            .Single(method => method.GetProperty("function").GetString() == "AutomagikTelemetry.Corpus." + function).GetProperty("sampleRatio").GetDouble().ShouldBe(ratio);

    [Fact]
    public void TellsWhyBulkTrackingLeftAMethodAlone()
    {
        var skipped = WrittenPlan("AutomagikTelemetry.Corpus.Bulk.telemetry-plan.json").GetProperty("skipped").EnumerateArray()
            .ToDictionary(skip => skip.GetProperty("function").GetString()!, skip => skip.GetProperty("reason").GetString());

        skipped["Bulk.Tracked.Trivial"].ShouldBe("trivial body");
        skipped["Bulk.Tracked.Excluded"].ShouldBe("[DoNotTrack]");
        skipped["Bulk.Excluded.Deeper.NotHere.Method"].ShouldBe("namespace");
        skipped["Bulkier.NotHere.Method"].ShouldBe("namespace");
        skipped.Count.ShouldBe(4);
    }

    [Fact]
    public void TellsWhyAMethodOfATrackedClassWasLeftAlone()
    {
        var skipped = WrittenPlan("AutomagikTelemetry.Corpus.telemetry-plan.json").GetProperty("skipped").EnumerateArray()
            .Select(skip => $"{skip.GetProperty("function").GetString()}: {skip.GetProperty("reason").GetString()}");

        skipped.ShouldBe(["AutomagikTelemetry.Corpus.TrackedClass.Excluded: [DoNotTrack]", "AutomagikTelemetry.Corpus.ExcludedClass.Public: [DoNotTrack]"]);
    }

    [Fact]
    public void NamesALambdaOfAnExplicitImplementationAfterItsMethod() =>
        WrittenPlan("AutomagikTelemetry.Corpus.telemetry-plan.json").GetProperty("methods").EnumerateArray()
            .Select(method => method.GetProperty("function").GetString()).ShouldContain("AutomagikTelemetry.Corpus.Names.Get");

    [Fact]
    public void HoldsNoPathOfTheMachineThatBuiltIt()
    {
        var plan = PlanOf(typeof(Reported).Assembly);

        for (var i = 0; i < plan.MethodCount; i++)
            Path.IsPathRooted(plan.Method(i).FilePath).ShouldBeFalse(plan.Method(i).FilePath);
    }

    /// <summary>A runtime that does not know what becomes of values would send them.</summary>
    [Fact]
    public void TellsOldRuntimesNotToReadItWhereValuesAreReplaced()
    {
        Data(typeof(Declared).Assembly)[0].ShouldBe((byte)2);
        Data(typeof(Bulk.Tracked).Assembly)[0].ShouldBe((byte)1);
    }

    [Fact]
    public void OfAnUnknownFormatLeavesTheAssemblyInert() =>
        WovenAssembly.Register([99, 0, 0]).ShouldBeNull();

    [Fact]
    public void AnOperationIsTwoWords() =>
        Unsafe.SizeOf<Operation>().ShouldBe(16);

    static PlanReader PlanOf(Assembly assembly) => new(Data(assembly));

    static byte[] Data(Assembly assembly)
    {
        var type = assembly.GetType("<AutomagikTelemetry>")!;
        var data = type.GetField("PlanData", BindingFlags.Static | BindingFlags.NonPublic)!;
        var plan = new byte[System.Runtime.InteropServices.Marshal.SizeOf(data.FieldType)];
        RuntimeHelpers.InitializeArray(plan, data.FieldHandle);
        return plan;
    }

    static JsonElement WrittenPlan(string file) =>
        JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, file))).RootElement;
}
