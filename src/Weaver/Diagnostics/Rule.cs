using System.Globalization;

namespace AutomagikTelemetry.Fody.Diagnostics;

/// <summary>A reason for a diagnostic: a stable code, with a page of that name in docs/diagnostics, and its text with the member as {0}.</summary>
sealed record Rule(string Code, string Text)
{
    internal static readonly Rule WeavingFailed = new("AMT001", "The weaver failed on '{0}': {1}. This is a defect of the weaver: please report it. [DoNotTrack] on the method, or AutomagikTelemetryWeave=false, builds without it.");
    internal static readonly Rule ConstructorOrFinalizer = new("AMT002", "'{0}' cannot be tracked: constructors and finalizers are not woven. Track the method that calls it.");
    internal static readonly Rule NoBody = new("AMT003", "'{0}' cannot be tracked: it has no body of its own (abstract, extern or a delegate). Put the attribute on the implementations.");
    internal static readonly Rule AsyncVoid = new("AMT004", "'{0}' cannot be tracked: nobody can tell when an async void method has ended. Return a Task, or track the async method that it calls.");
    internal static readonly Rule FSharpAsync = new("AMT006", "'{0}' is not tracked: F#'s async describes work that somebody starts later, any number of times. Return a task, or track the function that runs it.");
    internal static readonly Rule CalledByRuntime = new("AMT008", "'{0}' cannot be tracked: the runtime itself calls it ([ModuleInitializer] or [UnmanagedCallersOnly]). Track the method that it calls.");
    internal static readonly Rule TwoKinds = new("AMT010", "'{0}' carries more than one tracking attribute ({1}). Keep one.");
    internal static readonly Rule TagType = new("AMT011", "The parameter '{1}' of '{0}' cannot be a tag: {2} is not a number, bool, char, string, enum, Guid, date, time span or Uri, nor an array of these. Tag a parameter that is one, or a value that it leads to: [TagFrom(\"name\", \"{1}.Member\")] on the method.");
    internal static readonly Rule TagWithoutTracking = new("AMT012", "The parameter '{1}' of '{0}' is tagged, but the method is not tracked with spans or events, so nothing reports it. Put a tracking attribute on the method or remove [Tag].");
    internal static readonly Rule TagTwice = new("AMT013", "'{0}' reports two values under the name '{1}'. Give one of them another name.");
    internal static readonly Rule SharedName = new("AMT014", "The name '{1}' on '{0}' would be shared by {2} methods. Put the attribute with the name on the one method.");
    internal static readonly Rule UnknownSetting = new("AMT015", "{0} has no setting '{1}'. Known are: {2}.");
    internal static readonly Rule DurationUnit = new("AMT016", "The vocabulary '{0}' gives its duration the unit '{1}'. Use 'ms' or 's'.");
    internal static readonly Rule NotWoven = new("AMT017", "'{0}' uses tracking attributes, on '{1}' for one, but is not woven, so they report nothing. Add to its project: <PackageReference Include=\"AutomagikTelemetry.Fody\" Version=\"{2}\" />.");
    internal static readonly Rule SettingValue = new("AMT018", "'{1}' is not a value of {0}. Possible are: {2}.");
    internal static readonly Rule MalformedConfiguration = new("AMT019", "{0} is not well-formed XML: {1}");
    internal static readonly Rule SampleRatio = new("AMT020", "'{0}' is tracked with the SampleRatio {1}, which is not a share. Use a number from 0 to 1.");
    internal static readonly Rule PathUnresolved = new("AMT021", "The path '{1}' on '{0}' leads nowhere: {2}.");
    internal static readonly Rule PathType = new("AMT022", "The path '{1}' on '{0}' ends at {2}, which is not a number, bool, char, string, enum, Guid, date, time span or Uri, nor an array of these. Go on to a member that is one.");
    internal static readonly Rule PathAtTheEnd = new("AMT023", "The path '{1}' on '{0}' cannot be read: {2}. Begin it at a parameter or at 'this', or track a method that returns the value or a Task of it.");
    internal static readonly Rule ValueWithoutTracking = new("AMT024", "'{0}' has the attribute {1}, but is not tracked with spans or events, so nothing reports it. Put a tracking attribute on the method or remove it.");
    internal static readonly Rule MetricType = new("AMT025", "The path '{1}' on '{0}' ends at {2}, which is not a number, and so the metric '{3}' cannot measure it.");
    internal static readonly Rule MetricTag = new("AMT026", "The metric '{1}' on '{0}' asks for the tag '{2}', which the method does not have; {3}.");
    internal static readonly Rule SentButNotListed = new("AMT027", "'{0}' sends {1}, which {2} does not list{3}. If that is meant, build with -p:AutomagikTelemetryManifest=Update.");
    internal static readonly Rule ListedButNotSent = new("AMT028", "'{0}' no longer sends {1}, which {2} lists. Build with -p:AutomagikTelemetryManifest=Update.");
    internal static readonly Rule NoManifest = new("AMT029", "The manifest '{0}' cannot be read: {1}. Building with -p:AutomagikTelemetryManifest=Update makes it.");
    internal static readonly Rule ForbiddenValue = new("AMT030", "{1} on '{0}' reaches {2}, which [DoNotTrack] keeps to the program. Report another value, or only whether there is one from where it is known.");
    internal static readonly Rule ClassifiedValue = new("AMT031", "{1} on '{0}' is not reported: {2} is classified with {3}, and nothing says what is to become of the value. Say so where it is tagged: Privacy = TagPrivacy.Hash, Presence or Drop.");
    internal static readonly Rule ClassifiedButSent = new("AMT032", "{1} on '{0}' is sent with TagPrivacy.{2}, although {3} is classified with {4}. Use TagPrivacy.Hash, Presence or Drop, or suppress this warning where the classification allows it.");
    internal static readonly Rule UnknownPrivacy = new("AMT033", "{1} on '{0}' has the privacy {2}, which is none. Use a member of TagPrivacy.");
    internal static readonly Rule EventKey = new("AMT034", "The event '{1}' on '{0}' asks for '{2}', which is not among what the method reports: {3}.");
    internal static readonly Rule NoName = new("AMT035", "{1} on '{0}' cannot be called '{2}': {3}.");

    /// <summary>The text about a subject, with what else the rule tells.</summary>
    internal string Message(string subject, params object[] arguments) => string.Format(CultureInfo.InvariantCulture, Text, [subject, .. arguments]);
}
