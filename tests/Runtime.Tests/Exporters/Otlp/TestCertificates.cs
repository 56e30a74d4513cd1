using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace AutomagikTelemetry.Runtime.Tests.Exporters.Otlp;

/// <summary>A root, an authority below it, and what they issue; on disk as PEM.</summary>
sealed class TestCertificates : IDisposable
{
    readonly string _folder = Directory.CreateTempSubdirectory("telemetry-certificates-").FullName;
    readonly X509Certificate2 _root;
    readonly X509Certificate2 _authority;

    public TestCertificates()
    {
        _root = Issue("CN=root", null, isAuthority: true);
        _authority = Issue("CN=authority", _root, isAuthority: true);
        RootFile = Write("root.pem", _root.ExportCertificatePem());
    }

    public string RootFile { get; }

    /// <summary>Issued by the root, for a loopback address.</summary>
    public X509Certificate2 Server(DateTimeOffset? until = null) => Issue("CN=collector", _root, until: until);

    /// <summary>Issued by the authority below the root; the files hold it with that authority, and its key.</summary>
    public (X509Certificate2 Certificate, string File, string KeyFile) Client()
    {
        var certificate = Issue("CN=client", _authority);
        return (certificate,
            Write("client.pem", certificate.ExportCertificatePem() + "\n" + _authority.ExportCertificatePem()),
            Write("client.key", certificate.GetECDsaPrivateKey()!.ExportPkcs8PrivateKeyPem()));
    }

    /// <returns>The file's path.</returns>
    public string Write(string name, string text)
    {
        var file = Path.Combine(_folder, name);
        File.WriteAllText(file, text);
        return file;
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    static X509Certificate2 Issue(string name, X509Certificate2? issuer, bool isAuthority = false, DateTimeOffset? until = null)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest(name, key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(isAuthority, false, 0, critical: true));
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());

        // Nobody's may be longer than its issuer's.
        var from = issuer?.NotBefore ?? DateTimeOffset.UtcNow.AddDays(-3);
        var to = until ?? issuer?.NotAfter ?? DateTimeOffset.UtcNow.AddDays(1);
        if (issuer is null)
            return request.CreateSelfSigned(from, to);

        using var issued = request.Create(issuer, from, to, RandomNumberGenerator.GetBytes(8));
        return issued.CopyWithPrivateKey(key);
    }
}
