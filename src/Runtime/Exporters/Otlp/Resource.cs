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
    const string UserIdKey = "user.id";
    const string SessionIdKey = "session.id";
    const int Attributes = 1;

    /// <summary>This library's version, without the commit it was built from.</summary>
    public static string LibraryVersion { get; } =
        typeof(Resource).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "0.0.0";

    /// <summary>Sanitised as all attributes are. The environment beats the code, the code beats what is known without them.</summary>
    public static KeyValuePair<string, object?>[] Of(TelemetryOptions options, EnvironmentSnapshot environment)
    {
        var attributes = new Dictionary<string, object?>
        {
            ["service.name"] = options.ProjectName,
            ["service.version"] = options.ProjectVersion,
            ["service.instance.id"] = ProcessIdentity.Current.InstanceId,
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

        attributes["telemetry.sdk.name"] = "automagik-telemetry";
        attributes["telemetry.sdk.language"] = "dotnet";
        attributes["telemetry.sdk.version"] = LibraryVersion;
        attributes["telemetry.distro.name"] = "automagik-telemetry-weaving";
        attributes["telemetry.distro.version"] = LibraryVersion;
        return WithIds(attributes, options, environment);
    }

    /// <summary>Random ids need no pseudonyms, which would be made of them otherwise. A program's own stands in place of ours, and null leaves one out.</summary>
    static KeyValuePair<string, object?>[] WithIds(Dictionary<string, object?> attributes, TelemetryOptions options, EnvironmentSnapshot environment)
    {
        var sanitized = Sanitizer.Attributes(attributes);
        var (hasUser, hasSession) = (attributes.ContainsKey(UserIdKey), attributes.ContainsKey(SessionIdKey));
        // No list: it would be compiled anew in each short program.
        var all = new KeyValuePair<string, object?>[sanitized.Length + (hasUser ? 0 : 1) + (hasSession ? 0 : 1)];
        Array.Copy(sanitized, all, sanitized.Length);
        if (!hasUser)
            all[sanitized.Length] = new(UserIdKey, UserId.Of(options, environment));
        if (!hasSession)
            all[^1] = new(SessionIdKey, ProcessIdentity.Current.SessionId);
        return all;
    }

    /// <summary>As the content of a Resource message.</summary>
    public static byte[] Encode(KeyValuePair<string, object?>[] attributes)
    {
        using var buffer = new PooledBuffer(1024);
        new ProtobufWriter(buffer).WriteAttributes(Attributes, attributes);
        return buffer.ToArray();
    }

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
