using AutomagikTelemetry.Client;
using AutomagikTelemetry.Client.Users;

namespace AutomagikTelemetry;

/// <summary>The process's telemetry client, made on first use. Woven code reports to it.</summary>
/// <remarks>
/// Thread-safe. No member but <see cref="Configure"/> ever throws. Without any configuration the client takes its settings from the
/// environment and from what the build baked into the entry assembly.
/// </remarks>
public static class Telemetry
{
    /// <summary>The client; never null, inert where consent says no. It is replaced by <see cref="Configure"/>, so do not keep it.</summary>
    public static TelemetryClient Client => ProcessClient.Current;

    /// <summary>The tracked call that runs in the current flow, for example for <c>Telemetry.Current.Tag("rows", count)</c>.</summary>
    public static CurrentCall Current => new(Weaving.OpenCalls.Of(System.Diagnostics.Activity.Current));

    /// <summary>Whether calls are recorded; see <see cref="TelemetryClient.IsEnabled"/>. What is set stays so when <see cref="Configure"/> rebuilds the client.</summary>
    public static bool IsEnabled
    {
        get => Client.IsEnabled;
        set => ProcessClient.Enable(value);
    }

    /// <summary>
    /// Changes the options, best before the first use. Later the client is rebuilt, and the old one sends what it has queued in the
    /// background, within its <see cref="TelemetryOptions.ExitTimeout"/>; this call does not wait for it.
    /// </summary>
    /// <param name="configure">Gets the options as former calls left them. What it throws comes out of this call, and nothing is changed.</param>
    /// <exception cref="ArgumentNullException"><paramref name="configure"/> is null.</exception>
    public static void Configure(Action<TelemetryOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        ProcessClient.Configure(configure);
    }

    /// <summary>
    /// Reports that something has started, now, and that it has stopped, when the process ends or a host that AutomagikTelemetry.AspNetCore
    /// knows has stopped, whichever comes first: behind all that was recorded, and before the last flush, which delivers it. Never throws.
    /// </summary>
    /// <remarks>
    /// The start is the event <c>{name}.started</c>, with what is given and, where that does not name them, with <c>version</c>, that of the
    /// project, and <c>environment</c>, what ENVIRONMENT, DOTNET_ENVIRONMENT or ASPNETCORE_ENVIRONMENT says; each where it is known. The end is
    /// <c>{name}.stopped</c>, without attributes. While nothing is recorded nothing is reported; if that begins later, the start is reported
    /// then, and an end only where a start was. A name that is tracked already is not tracked twice. Best called behind
    /// <see cref="Configure"/>, and in a host when that has started, or by a hosted service. SIGKILL and <see cref="Environment.FailFast(string)"/> ask nobody: then there is no end.
    /// </remarks>
    /// <param name="name">Of low cardinality, for example <c>app</c> or <c>service</c>. Without one the call is ignored and counted as dropped.</param>
    /// <param name="attributes">Details of the start, for example <c>workers</c>; read at once. Null for none.</param>
    public static void TrackLifetime(string name = "app", IEnumerable<KeyValuePair<string, object?>>? attributes = null)
    {
        if (string.IsNullOrEmpty(name))
            TrackEvent(name);
        else
            Lifetimes.Track(name, attributes);
    }

    /// <summary>
    /// The user's no, for this program and all others that ask <c>~/.automagik/telemetry_preference</c>. In this process it holds at once: all
    /// clients end, what is queued or under way is dropped, and the spools, the anonymous user id and the key of pseudonyms are deleted. Other
    /// processes hear of it when they start. Waits for the disk, and up to 2 s for requests that are being broken off. Never throws.
    /// </summary>
    /// <returns>
    /// Whether the choice is saved and nothing is left on disk. If not, for example in a home that cannot be written to, telemetry is off in
    /// this process all the same.
    /// </returns>
    public static bool OptOut()
    {
        try
        {
            var environment = EnvironmentSnapshot.Process;
            var isSaved = environment.Preference.Save(false);
            var optingOut = new OptingOut(environment);
            environment.Preference.TellOptedOut(optingOut);
            optingOut.Add(Task.CompletedTask, ProcessClient.StartAnew());
            return optingOut.Finish() && isSaved;
        }
        catch (Exception)
        {
            return false;
        }
    }

    /// <summary>
    /// The user's yes, saved as the no of <see cref="OptOut"/> is. After a no there are new ids, which have nothing in common with the former
    /// ones. It does not overrule <c>DO_NOT_TRACK</c> and the other switches of docs/configuration.md; clients that an opt-out has ended stay so,
    /// but for <see cref="Client"/>. Waits for the disk. Never throws.
    /// </summary>
    /// <returns>Whether it is saved. If not, it holds for this process.</returns>
    public static bool OptIn()
    {
        try
        {
            var environment = EnvironmentSnapshot.Process;
            var wasNo = environment.Preference.IsYes == false;
            var isSaved = environment.Preference.Save(true);
            // A no that was written by hand has deleted nothing.
            if (wasNo)
                OptingOut.DeleteAllOf(ProcessClient.Options, environment);
            ProcessClient.StartAnew();
            return isSaved;
        }
        catch (Exception)
        {
            return false;
        }
    }

    /// <summary>
    /// Tells the user on stderr, once for each program, what it collects and how to switch that off. Only where telemetry is on, or waits for
    /// this, without the user's own word, and stderr is a terminal. With the MSBuild property <c>AutomagikTelemetryConsent=Notice</c> nothing is
    /// sent before the run after the one that has shown it. Call it at the start of Main. Waits for the disk. Never throws.
    /// </summary>
    /// <param name="collected">
    /// What is collected, to stand behind "It sends". Default: "which commands and functions run, how long they take and whether they fail,
    /// under a random id".
    /// </param>
    /// <param name="switchingOff">The program's own way of switching it off, to stand behind "To switch it off,": for example "run <c>hive telemetry off</c>". Default: none.</param>
    /// <returns>Whether it was shown now.</returns>
    public static bool ShowFirstRunNotice(string? collected = null, string? switchingOff = null)
    {
        try
        {
            return EnvironmentSnapshot.Process.Notice.Show(ProcessClient.Options, collected, switchingOff);
        }
        catch (Exception)
        {
            return false;
        }
    }

    /// <summary>See <see cref="TelemetryClient.TrackEvent"/>.</summary>
    /// <param name="name">Of low cardinality, for example <c>agent.spawned</c>.</param>
    /// <param name="attributes">Details; null for none.</param>
    public static void TrackEvent(string name, IEnumerable<KeyValuePair<string, object?>>? attributes = null)
        => Client.TrackEvent(name, attributes);

    /// <summary>See <see cref="TelemetryClient.TrackMetric"/>.</summary>
    /// <param name="name">For example <c>messages.sent</c>.</param>
    /// <param name="value">Finite, and for a counter not negative.</param>
    /// <param name="type">How values are aggregated.</param>
    /// <param name="attributes">Tags of low cardinality.</param>
    /// <param name="unit">In UCUM, for example <c>ms</c>.</param>
    public static void TrackMetric(
        string name,
        double value,
        MetricType type = MetricType.Gauge,
        IEnumerable<KeyValuePair<string, object?>>? attributes = null,
        string? unit = null)
        => Client.TrackMetric(name, value, type, attributes, unit);

    /// <summary>See <see cref="TelemetryClient.TrackError"/>.</summary>
    /// <param name="exception">What went wrong.</param>
    /// <param name="attributes">Details; null for none.</param>
    public static void TrackError(Exception exception, IEnumerable<KeyValuePair<string, object?>>? attributes = null)
        => Client.TrackError(exception, attributes);

    /// <summary>See <see cref="TelemetryClient.TrackLog"/>.</summary>
    /// <param name="message">Cut to 1,000 characters.</param>
    /// <param name="severity">How severe it is.</param>
    /// <param name="attributes">Details; null for none.</param>
    public static void TrackLog(string message, LogSeverity severity = LogSeverity.Information, IEnumerable<KeyValuePair<string, object?>>? attributes = null)
        => Client.TrackLog(message, severity, attributes);

    /// <summary>
    /// Everything that the program's woven code may ever send, as the build has written it down: a JSON array of the telemetry manifests of the entry
    /// assembly and of the other woven assemblies that are loaded. An assembly that is not loaded yet is not in it.
    /// </summary>
    /// <returns>The manifests, in the form of docs/manifest.md; <c>[]</c> where nothing is woven. It does not depend on whether anything is recorded.</returns>
    public static string Describe() => Manifests.Describe();

    /// <summary>See <see cref="TelemetryClient.Statistics"/>.</summary>
    public static TelemetryStatistics Statistics => Client.Statistics;

    /// <summary>See <see cref="TelemetryClient.Flush"/>.</summary>
    /// <param name="timeout">Default: <see cref="TelemetryOptions.ExitTimeout"/>.</param>
    /// <returns>What became of it.</returns>
    public static FlushResult Flush(TimeSpan? timeout = null) => Client.Flush(timeout);

    /// <summary>See <see cref="TelemetryClient.FlushAsync"/>.</summary>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>What became of it.</returns>
    public static Task<FlushResult> FlushAsync(CancellationToken cancellationToken = default) => Client.FlushAsync(cancellationToken);
}
