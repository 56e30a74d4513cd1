using AutomagikTelemetry.Client;

namespace AutomagikTelemetry.Exporters.Otlp;

/// <summary>What the environment says about the TLS of a destination: variables, and the files that they name.</summary>
/// <param name="Roots">The certificates to trust in place of the system's roots.</param>
/// <param name="ClientCertificate">What this side shows of itself.</param>
/// <param name="ClientKey">The key to it; it may also be in the certificate's file.</param>
sealed record TlsSettings((string Variable, string File)? Roots, (string Variable, string File)? ClientCertificate, (string Variable, string File)? ClientKey)
{
    /// <summary>The platform's.</summary>
    public static readonly TlsSettings Default = new(null, null, null);

    /// <summary>Only for the collector that the variables are about: whoever else gets a client certificate knows who the user is.</summary>
    public static TlsSettings Of(SignalUrl url, SignalNames signal, EnvironmentSnapshot environment)
        => url.TakesShared && url.Url.IsHttps
            ? new(
                signal.Variables.Find(environment, variables => variables.Certificate),
                signal.Variables.Find(environment, variables => variables.ClientCertificate),
                signal.Variables.Find(environment, variables => variables.ClientKey))
            : Default;
}
