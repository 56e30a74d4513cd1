namespace Genie.LambdaRuntime;

/// <summary>One invocation of the function, as the Runtime API hands it out.</summary>
sealed record Invocation(InvocationContext Context, string Payload);
