using System.Text.Json;
using AutomagikTelemetry.Corpus;
using AutomagikTelemetry.Weaver.Tests.Support;

namespace AutomagikTelemetry.Weaver.Tests.Manifest;

/// <summary>Every record that the corpus reports, and every attribute of it, stands in the manifest.</summary>
public class WhatIsReported
{
    static readonly JsonElement _manifest = ManifestReader.Of(WovenCorpus.Woven);

    [Fact]
    public async Task IsListed()
    {
        using var recording = new Recording();
        foreach (var (type, method) in WovenCorpus.Cases)
            await WovenCorpus.Run(WovenCorpus.Woven, type, method);
        await OfMethodsWithValuesAndMetrics();

        var events = recording.Events.Select(record => (record.EventName!, record.Attributes)).ToList();
        var spans = recording.Spans.Select(span => ($"{span.Name} of {span.Attributes.Value("code.function.name")}", span.Attributes)).ToList();
        var metrics = Listed("metric", entry => [Name(entry)]).Keys.SelectMany(recording.Series).Select(series => (series.Name, series.Tags.ToArray())).ToList();

        events.Select(one => one.Item1).Distinct().Count().ShouldBeGreaterThan(10);
        spans.Count.ShouldBeGreaterThan(100);
        metrics.Select(one => one.Name).Distinct().Count().ShouldBeGreaterThan(15);
        ShouldBeListed("event", events, entry => [Name(entry)]);
        ShouldBeListed("span", spans, entry => Name(entry) == "*" ? ["*"] : entry.GetProperty("members").EnumerateArray().Select(member => $"{Name(entry)} of {member.GetProperty("member").GetString()}"));
        ShouldBeListed("metric", metrics, entry => [Name(entry)]);
    }

    static async Task OfMethodsWithValuesAndMetrics()
    {
        Metrics.Send("body", "first");
        Should.Throw<InvalidOperationException>(() => Metrics.Send("body", "first", new InvalidOperationException("no")));
        Should.Throw<OperationCanceledException>(() => Metrics.Send("body", "first", new OperationCanceledException()));
        var metrics = new Metrics();
        metrics.Spawn();
        await metrics.SpawnLater(2, 0.5m, Task.CompletedTask);
        Metrics.Items([1, 2]).Count().ShouldBe(2);
        await new Pool<string>().Add("one");

        Paths.Spawn(new Agent("scout", new Plan { Steps = ["look"], Size = new Size(7, 8) }));
        Paths.Arrays([1], ["a"], [1.5f], [true], [], ["secret"]);
        Paths.Result("scout");
        await Paths.ResultOfTask("scout", Task.CompletedTask);
        await Should.ThrowAsync<ProviderException>(() => Paths.ThrowsLater(Task.CompletedTask));
        Should.Throw<ProviderException>(() => Paths.Throws(new ProviderException("busy")));

        Vocabularies.Spawn("scout", 1);
        Should.Throw<InvalidOperationException>(() => Vocabularies.Spawn("scout", 1, new InvalidOperationException("no")));
        await Vocabularies.Execute("t-1", Task.CompletedTask);
        Vocabularies.Handle(new Result("order"));
        Vocabularies.HandleOther();
        Vocabularies.Invoke("r-1");
        await Vocabularies.Outer("w-1", () => Task.CompletedTask);
    }

    static void ShouldBeListed(string signal, IEnumerable<(string Name, KeyValuePair<string, object?>[] Attributes)> records, Func<JsonElement, IEnumerable<string>> names)
    {
        var listed = Listed(signal, names);
        foreach (var (name, attributes) in records)
        {
            listed.ShouldContainKey(name, signal);
            attributes.Select(attribute => attribute.Key).Except(listed[name]).Except(listed.GetValueOrDefault("*", [])).ShouldBeEmpty($"{signal} {name}");
        }
    }

    /// <summary>The keys by name: those of the entries together, and those that all have in common.</summary>
    static Dictionary<string, HashSet<string>> Listed(string signal, Func<JsonElement, IEnumerable<string>> names) =>
        _manifest.GetProperty("entries").EnumerateArray().Concat(_manifest.GetProperty("common").EnumerateArray())
            .Where(entry => entry.GetProperty("signal").GetString() == signal)
            .SelectMany(entry => names(entry).Select(name => (Name: name, Entry: entry)))
            .GroupBy(one => one.Name)
            .ToDictionary(group => group.Key, group => group.SelectMany(one => ManifestReader.Keys(one.Entry)).ToHashSet());

    static string Name(JsonElement entry) => entry.GetProperty("name").GetString()!;
}
