namespace Genie.Requests;

/// <summary>What API Gateway makes of a request; only what is needed here.</summary>
sealed record GatewayRequest(string? Body);
