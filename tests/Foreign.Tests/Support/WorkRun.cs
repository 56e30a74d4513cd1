using System.Text.Json;

namespace AutomagikTelemetry.Foreign.Tests.Support;

/// <summary>What came of a work with a woven library.</summary>
/// <param name="Output">What the work wrote.</param>
/// <param name="Starts">Our own count: how often each method was entered.</param>
/// <param name="StartCount">All of them, but those of iterators and of what has the same name: enumerations of theirs are what starts.</param>
/// <param name="Exported">The calls that the collector was told of.</param>
/// <param name="Enumerations">The enumerations that the collector was told of.</param>
/// <param name="Recorded">What the program itself counted.</param>
sealed record WorkRun(string Output, IReadOnlyDictionary<int, long> Starts, long StartCount, Counts Exported, Counts Enumerations, JsonElement Recorded)
{
    internal long Count(string name) => Recorded.GetProperty(name).GetInt64();
}
