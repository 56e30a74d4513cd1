namespace AutomagikTelemetry;

/// <summary>Reports a value that a path leads to: from a parameter, the result, the exception or the object of a tracked method.</summary>
/// <remarks>
/// <para>
/// A path is names with dots between them. It begins at a parameter (<c>tools.Count</c>), at <c>this</c>, at <c>return</c> (the awaited result
/// of a task) or at <c>exception</c>, and goes on through fields and properties. A parameter that is called <c>exception</c> wins over the
/// exception. The weaver resolves it: no reflection runs, and a path that leads nowhere is an error.
/// </para>
/// <para>
/// A path from a parameter or from <c>this</c> is read at entry, the others when the outcome is known. A null on the way is no value, and none
/// is reported. A getter that throws loses that one value, which is counted; the method does not notice. Values are of the types that
/// <see cref="TagAttribute"/> takes, and pass the sanitiser as those do. What begins at <c>exception</c> goes on the error event as well as on
/// the span.
/// </para>
/// </remarks>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public sealed class TagFromAttribute : Attribute
{
    /// <summary>Makes the attribute.</summary>
    /// <param name="name">The key to report the value under.</param>
    /// <param name="path">Where the value is, for example <c>tools.Count</c> or <c>return.Type</c>.</param>
    public TagFromAttribute(string name, string path)
    {
        Name = name;
        Path = path;
    }

    /// <summary>The key to report the value under.</summary>
    public string Name { get; }

    /// <summary>Where the value is.</summary>
    public string Path { get; }

    /// <summary>What becomes of the value before anybody sees it (Default: <see cref="TagPrivacy.Scrub"/>). It goes with the tag wherever it is reported: on span, events and metrics.</summary>
    public TagPrivacy Privacy { get; set; }

    /// <summary>
    /// The exception that a path from <c>exception</c> is about; of any other one nothing is reported. Default: <see cref="Exception"/>, so that
    /// the path is one of its own members.
    /// </summary>
    public Type? ExceptionType { get; set; }
}
