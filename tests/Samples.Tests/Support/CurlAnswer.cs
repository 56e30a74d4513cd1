using System.Text.Json;

namespace AutomagikTelemetry.Samples.Tests.Support;

sealed record CurlAnswer(int Status, string ContentType, string Body)
{
    public JsonElement Json => JsonElement.Parse(Body);
}
