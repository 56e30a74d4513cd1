using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;

namespace AutomagikTelemetry.Exporters.Otlp;

/// <summary>The platform did not accept a collector's certificate. Its own exceptions say why in a text only, and in the user's language.</summary>
sealed class CertificateRefusedException(SslPolicyErrors errors, X509ChainStatus[] chain) : AuthenticationException($"The collector's certificate was refused: {errors}.")
{
    public SslPolicyErrors Errors => errors;

    /// <summary>Why no chain of trust leads to it.</summary>
    public X509ChainStatusFlags Chain { get; } = chain.Aggregate(X509ChainStatusFlags.NoError, (all, status) => all | status.Status);
}
