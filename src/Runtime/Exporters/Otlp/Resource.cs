using System.Reflection;
using AutomagikTelemetry.Client;
using AutomagikTelemetry.Client.Users;
using AutomagikTelemetry.Privacy;

namespace AutomagikTelemetry.Exporters.Otlp;

/// <summary>Who reports: the attributes that every request carries once.</summary>
/// <remarks>https://opentelemetry.io/docs/specs/semconv/resource/</remarks>
static class Resource
{
    const string AttributesVariable = "OTEL_RESOURCE_ATTRIBUTES";
    const string NameVariable = "OTEL_SERVICE_NAME";
    const string InstanceIdKey = "service.instance.id";
    const string UserIdKey = "user.id";
    const string SessionIdKey = "session.id";
    const int Attributes = 1;

    /// <summary>This library's version, without the commit it was built from.</summary>
    public static string LibraryVersion { get; } =
        typeof(Resource).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "0.0.0";

    /// <summary>Nobody else says who made the telemetry.</summary>
    static KeyValuePair<string, object?>[] OfLibrary { get; } =
    [
        new("telemetry.sdk.name", "automagik-telemetry"),
        new("telemetry.sdk.language", "dotnet"),
        new("telemetry.sdk.version", LibraryVersion),
        new("telemetry.distro.name", "automagik-telemetry-weaving"),
        new("telemetry.distro.version", LibraryVersion),
    ];

    /// <summary>Sanitised as all attributes are. The environment beats the code, the code beats what is known without them.</summary>
    public static KeyValuePair<string, object?>[] Of(TelemetryOptions options, EnvironmentSnapshot environment)
    {
        var attributes = new Dictionary<string, object?>
        {
            ["service.name"] = options.ProjectName,
            ["service.version"] = options.ProjectVersion,
            ["service.organization"] = options.Organization,
            ["project.name"] = options.ProjectName,
            ["project.version"] = options.ProjectVersion,
            ["deployment.environment.name"] = environment.Stage,
        };

        foreach (var (key, value) in options.ResourceAttributes)
            attributes[key] = value;
        foreach (var (key, value) in OfEnvironment(environment))
            attributes[key] = value;
        if (environment.Variable(NameVariable) is { } name)
            attributes["service.name"] = name;

        foreach (var (key, _) in OfLibrary)
            attributes.Remove(key);
        return WithOurs(attributes, options, environment);
    }

    /// <summary>
    /// What is ours needs no sanitiser, which would make pseudonyms of random ids and look for secrets in them, at a cost that a short command
    /// feels. A program's own ids stand in place of ours, and null leaves one out.
    /// </summary>
    static KeyValuePair<string, object?>[] WithOurs(Dictionary<string, object?> attributes, TelemetryOptions options, EnvironmentSnapshot environment)
    {
        var sanitized = Sanitizer.Attributes(attributes);
        var instance = attributes.ContainsKey(InstanceIdKey) ? 0 : 1;
        var user = attributes.ContainsKey(UserIdKey) ? 0 : 1;
        var session = attributes.ContainsKey(SessionIdKey) ? 0 : 1;

        // No list: it would be compiled anew in each short program.
        var all = new KeyValuePair<string, object?>[sanitized.Length + OfLibrary.Length + instance + user + session];
        Array.Copy(sanitized, all, sanitized.Length);
        Array.Copy(OfLibrary, 0, all, sanitized.Length, OfLibrary.Length);
        var count = sanitized.Length + OfLibrary.Length;
        if (instance > 0)
            all[count++] = new(InstanceIdKey, ProcessIdentity.Current.InstanceId);
        if (user > 0)
            all[count++] = new(UserIdKey, UserId.Of(options, environment));
        if (session > 0)
            all[count] = new(SessionIdKey, ProcessIdentity.Current.SessionId);
        return all;
    }

    /// <summary>As the content of a Resource message.</summary>
    public static byte[] Encode(KeyValuePair<string, object?>[] attributes) => CommonMessages.EncodeAttributes(Attributes, attributes);

    static List<KeyValuePair<string, string>> OfEnvironment(EnvironmentSnapshot environment)
    {
        if (environment.Variable(AttributesVariable) is not { } text)
            return [];
        if (NamedValues.Parse(text) is { } values)
            return values;

        environment.WarnOnce($"{AttributesVariable} is not of the form key=value,key=value; using none of it.");
        return [];
    }
}
