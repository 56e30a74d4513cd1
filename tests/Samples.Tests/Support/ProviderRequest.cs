using System.Text.Json;

namespace AutomagikTelemetry.Samples.Tests.Support;

/// <summary>What a provider was sent.</summary>
sealed record ProviderRequest(string Path, IReadOnlyDictionary<string, string> Headers, JsonElement Body);
