namespace AutomagikTelemetry.Weaver.Tests.Fuzz.Generating;

enum ReturnKind
{
    Void,
    Value,
    Ref,
    RefReadOnly,
    Span,
    AsyncTask,
    AsyncTaskOf,
    AsyncValueTask,
    AsyncValueTaskOf,
    Job,
    Task,
    TaskOf,
    ValueTask,
    ValueTaskOf,
    Enumerable,
    Enumerator,
    UntypedEnumerable,
    UntypedEnumerator,
    AsyncEnumerable,
    AsyncEnumerator,
}
