using AutomagikTelemetry;

namespace Forge.Tasks;

/// <summary>A workflow: the checksum of each file, and then whether all are the same.</summary>
static class Verification
{
    [TrackWorkflow("verification")]
    [TagFrom("files_count", "files.Length")]
    public static async Task<string> RunAsync([Tag] string workflowId, string[] files)
    {
        var checksums = await Task.WhenAll(files.Select(Checksum.OfAsync));
        return checksums.Distinct(StringComparer.Ordinal).Count() <= 1 ? "the same" : "different";
    }
}
