using Microsoft.CodeAnalysis.CSharp;

namespace AutomagikTelemetry.Samples.Tests.BusinessCode;

/// <summary>The samples' code holds attributes and no telemetry call, by the compiler's own understanding of it.</summary>
public sealed class BusinessCodeTests
{
    const string Hive = "Hive.Cli";

    public static TheoryData<string> Samples => [.. SampleProject.Names];

    [Theory]
    [MemberData(nameof(Samples))]
    public void HoldsNoTelemetryCall(string sample) => TelemetryUses.In(SampleProject.Of(sample).Compile()).ShouldBeEmpty();

    /// <summary>The test of the test: each of these, in the midst of a sample's code, is found.</summary>
    [Theory]
    [InlineData("""AutomagikTelemetry.Telemetry.TrackEvent("agent.terminated");""")]
    [InlineData("""AutomagikTelemetry.Telemetry.Current.Tag("agent_id", id);""")]
    [InlineData("Action later = () => AutomagikTelemetry.Telemetry.Flush(); later();")]
    [InlineData("Delegate flush = AutomagikTelemetry.Telemetry.Flush; flush.DynamicInvoke([null]);")]
    [InlineData("TrackedBy(null); static void TrackedBy(AutomagikTelemetry.TelemetryClient? client) => client?.Flush();")]
    [InlineData("""System.Diagnostics.Activity.Current?.SetTag("agent_id", id);""")]
    [InlineData("""using var activity = new System.Diagnostics.ActivitySource("hive").StartActivity();""")]
    [InlineData("""new System.Diagnostics.Metrics.Meter("hive").CreateCounter<int>("agents").Add(1);""")]
    public void ACallIsFound(string call)
    {
        var found = TelemetryUses.In(HiveWith(call));

        found.ShouldHaveSingleItem().ShouldMatch(@"^HiveCommands\.cs\(\d+\): ");
        found[0].ShouldEndWith(call);
    }

    [Fact]
    public void ACallThroughAnotherNameIsFound()
    {
        var compilation = SampleProject.Of(Hive).Compile((path, text) => path == "HiveCommands.cs"
            ? "using static AutomagikTelemetry.Telemetry;\nusing T = AutomagikTelemetry.Telemetry;\n" + Insert(text, "Flush();\nT.Flush();")
            : text);

        TelemetryUses.In(compilation).Select(use => use.Split(": ")[1]).ShouldBe(["Flush();", "T.Flush();"]);
    }

    [Theory]
    [InlineData("System.Diagnostics.Debug.WriteLine(System.Diagnostics.Stopwatch.GetTimestamp());")]
    [InlineData("[AutomagikTelemetry.TrackCommand] static void Local() { } Local();")]
    [InlineData("var activity = new { Current = id }; output.WriteLine(activity.Current);")]
    public void WhatOnlyLooksAlikeIsNot(string code) => TelemetryUses.In(HiveWith(code)).ShouldBeEmpty();

    [Fact]
    public void SetUpMaySpeakToTelemetry()
    {
        const string SetUp = "static class TelemetrySetup { public static void Run() => AutomagikTelemetry.Telemetry.Configure(options => options.ProjectName = \"hive\"); }";
        var compilation = SampleProject.Of(Hive).Compile((path, text) => path == "Program.cs"
            ? text.Replace("return new RootCommand", "AutomagikTelemetry.Telemetry.Flush();\nreturn new RootCommand", StringComparison.Ordinal) + SetUp
            : text);

        compilation.SyntaxTrees.Single(tree => tree.FilePath == "Program.cs").ToString().ShouldContain("Telemetry.Flush();");
        TelemetryUses.In(compilation).ShouldBeEmpty();
        TelemetryUses.In(HiveWith("AutomagikTelemetry.Telemetry.Flush(); static void Run() { }")).ShouldNotBeEmpty();
    }

    static CSharpCompilation HiveWith(string code) => SampleProject.Of(Hive).Compile((path, text) => path == "HiveCommands.cs" ? Insert(text, code) : text);

    static string Insert(string text, string code)
    {
        const string Place = "output.WriteLine($\"Terminated {id}.\");\n";
        text.ShouldContain(Place);
        return text.Replace(Place, Place + code + "\n", StringComparison.Ordinal);
    }
}
