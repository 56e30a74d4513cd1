namespace AutomagikTelemetry.Weaver.Tests.Fuzz.Generating;

/// <summary>A method's signature; its body comes later, when all are known, so that each may call each.</summary>
/// <param name="Name">Its own, and its operation's.</param>
/// <param name="Home">What declares it.</param>
/// <param name="Kind">How it returns.</param>
/// <param name="ValueType">Of what it returns, gives or hands out; void where there is none.</param>
/// <param name="Parameters">In their order.</param>
/// <param name="Constraint">Of its type parameter; null where it has none.</param>
/// <param name="IsTracked">Whether it has attributes of ours.</param>
sealed record Method(string Name, Home Home, ReturnKind Kind, string ValueType, IReadOnlyList<Parameter> Parameters, string? Constraint, bool IsTracked)
{
    internal bool IsAsync => Kind is ReturnKind.AsyncTask or ReturnKind.AsyncTaskOf or ReturnKind.AsyncValueTask or ReturnKind.AsyncValueTaskOf or ReturnKind.Job or ReturnKind.AsyncEnumerable or ReturnKind.AsyncEnumerator;

    internal bool IsIterator => Kind is >= ReturnKind.Enumerable;

    internal bool IsTask => Kind is >= ReturnKind.AsyncTask and <= ReturnKind.ValueTaskOf;

    internal bool IsGeneric => Constraint is not null;

    /// <summary>Whether its result can stand where a value of that type is wanted, awaited where it is a task.</summary>
    internal bool HasValue => Kind is ReturnKind.Value or ReturnKind.AsyncTaskOf or ReturnKind.AsyncValueTaskOf or ReturnKind.Job or ReturnKind.TaskOf or ReturnKind.ValueTaskOf;

    internal string ReturnType => Kind switch
    {
        ReturnKind.Void => "void",
        ReturnKind.Value => ValueType,
        ReturnKind.Ref => $"ref {ValueType}",
        ReturnKind.RefReadOnly => $"ref readonly {ValueType}",
        ReturnKind.Span => "Span<int>",
        ReturnKind.AsyncTask or ReturnKind.Task => "Task",
        ReturnKind.AsyncTaskOf or ReturnKind.TaskOf => $"Task<{ValueType}>",
        ReturnKind.AsyncValueTask or ReturnKind.ValueTask => "ValueTask",
        ReturnKind.AsyncValueTaskOf or ReturnKind.ValueTaskOf => $"ValueTask<{ValueType}>",
        ReturnKind.Job => $"Job<{ValueType}>",
        ReturnKind.Enumerable => $"IEnumerable<{ValueType}>",
        ReturnKind.Enumerator => $"IEnumerator<{ValueType}>",
        ReturnKind.UntypedEnumerable => "System.Collections.IEnumerable",
        ReturnKind.UntypedEnumerator => "System.Collections.IEnumerator",
        ReturnKind.AsyncEnumerable => $"IAsyncEnumerable<{ValueType}>",
        _ => $"IAsyncEnumerator<{ValueType}>",
    };
}
