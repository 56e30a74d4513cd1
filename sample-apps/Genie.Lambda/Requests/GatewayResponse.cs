namespace Genie.Requests;

/// <summary>What API Gateway makes an answer of.</summary>
sealed record GatewayResponse(int StatusCode, string Body);
