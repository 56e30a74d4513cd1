using AutomagikTelemetry.Client;

namespace AutomagikTelemetry.Exporters.Otlp;

/// <summary>Where a signal goes, and which of the user's settings may go with it.</summary>
/// <param name="Url">As it was named: user information may be in it.</param>
/// <param name="IsEnvironments">Whether the environment names it, so that what the environment says about a collector is about this one.</param>
/// <param name="IsShared">Whether one of OpenTelemetry's variables names it.</param>
/// <param name="TakesShared">Whether it is the collector that OpenTelemetry's other variables are about: their credentials are for no other one.</param>
readonly record struct SignalUrl(CollectorUrl Url, bool IsEnvironments, bool IsShared, bool TakesShared)
{
    /// <summary>
    /// A signal's own variable is used as it is. It is of the shared family, so that the library's own variable beats it, and where an
    /// OpenTelemetry SDK runs it is the SDK's.
    /// </summary>
    public static SignalUrl Of(SignalNames signal, Endpoint endpoint, EnvironmentSnapshot environment)
    {
        var url = CollectorUrl.Parse(endpoint.Value)!.OfSignal(signal.Path);
        return endpoint.OriginName switch
        {
            Endpoint.OwnVariable => new(url, IsEnvironments: true, IsShared: false, TakesShared: !IsSharedElsewhere(signal, url, environment)),
            _ when OfSignal(signal, environment) is { } its => new(its, IsEnvironments: true, IsShared: true, TakesShared: true),
            Endpoint.SharedVariable => new(url, IsEnvironments: true, IsShared: true, TakesShared: true),
            _ => new(url, IsEnvironments: false, IsShared: false, TakesShared: false),
        };
    }

    static CollectorUrl? OfSignal(SignalNames signal, EnvironmentSnapshot environment)
    {
        if (environment.Variable(signal.Variables.Endpoint) is not { } value || environment.OpenTelemetrySdk.IsRunning)
            return null;

        var url = CollectorUrl.Parse(value);
        if (url is null)
            environment.WarnOnce($"{signal.Variables.Endpoint} is not a valid URL; using the endpoint for all signals.");
        return url;
    }

    /// <summary>Whether OpenTelemetry's variables name a collector of their own. One that cannot be understood counts as that.</summary>
    static bool IsSharedElsewhere(SignalNames signal, CollectorUrl url, EnvironmentSnapshot environment)
        => signal.Variables.Find(environment, variables => variables.Endpoint) is var (_, value)
            && !(CollectorUrl.Parse(value) is { } shared && url.IsSameCollector(shared));
}
