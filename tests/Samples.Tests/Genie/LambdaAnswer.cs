using System.Text.Json;

namespace AutomagikTelemetry.Samples.Tests.Genie;

/// <summary>What a function has answered.</summary>
/// <param name="Outcome"><c>response</c> or <c>error</c>.</param>
/// <param name="Body">What it has posted.</param>
sealed record LambdaAnswer(string Outcome, JsonElement Body);
