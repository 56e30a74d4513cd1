using System.Net.Security;
using System.Security.Cryptography.X509Certificates;

namespace AutomagikTelemetry.Exporters.Otlp;

/// <summary>Reads certificates and keys from PEM files. Never throws; what cannot be read is said with the variable that names it, and left out.</summary>
static class CertificateFiles
{
    /// <summary>Null for the system's roots.</summary>
    public static X509Certificate2Collection? ReadRoots(TlsSettings tls, Action<string> warn)
        => tls.Roots is var (variable, file) ? Read(variable, file, "trusting the system's roots", warn, () => Certificates(file)) : null;

    /// <summary>The first certificate of the file with its key; the rest of the file leads from it to a root. Null for none.</summary>
    public static SslStreamCertificateContext? ReadClientCertificate(TlsSettings tls, Action<string> warn)
    {
        if (tls.ClientCertificate is var (variable, file))
        {
            return Read(variable, file, "sending no client certificate", warn, () =>
                SslStreamCertificateContext.Create(WithKey(file, tls.ClientKey?.File), Certificates(file), offline: true));
        }

        if (tls.ClientKey is var (keyVariable, keyFile))
            warn($"{keyVariable}='{keyFile}' is a key without a certificate; sending no client certificate.");
        return null;
    }

    static T? Read<T>(string variable, string file, string otherwise, Action<string> warn, Func<T> read)
        where T : class
    {
        try
        {
            return read();
        }
        catch (Exception exception)
        {
            warn($"{variable}='{file}' cannot be used ({Reason(exception)}); {otherwise}.");
            return null;
        }
    }

    static X509Certificate2Collection Certificates(string file)
    {
        var certificates = new X509Certificate2Collection();
        certificates.ImportFromPemFile(file);
        return certificates.Count > 0 ? certificates : throw new InvalidDataException();
    }

    static X509Certificate2 WithKey(string file, string? keyFile)
    {
        var certificate = X509Certificate2.CreateFromPemFile(file, keyFile);
        if (!OperatingSystem.IsWindows())
            return certificate;

        // Windows' TLS does not take a key that is only in memory.
        using (certificate)
            return new(certificate.Export(X509ContentType.Pfx));
    }

    static string Reason(Exception exception) => exception switch
    {
        FileNotFoundException or DirectoryNotFoundException => "there is no such file",
        UnauthorizedAccessException => "it may not be read",
        InvalidDataException => "there is no certificate in PEM in it",
        _ => exception.Message.TrimEnd('.'),
    };
}
