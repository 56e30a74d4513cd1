namespace Genie.LambdaRuntime;

/// <summary>What is known about an invocation besides its payload.</summary>
sealed record InvocationContext(string FunctionName, string RequestId);
