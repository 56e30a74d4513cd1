using System.Security.Cryptography;

namespace AutomagikTelemetry.Package.Tests.Situations;

/// <summary>Assemblies with a strong name.</summary>
public sealed class StrongNameTests(Product product)
{
    [Fact]
    public async Task ASignedAssemblyIsSignedAgainWhenItHasBeenWoven()
    {
        var consumer = await ConsumerWithKeyAsync(includePrivate: true);

        await consumer.BuildAsync("Release", "-p:SignAssembly=true", "-p:AssemblyOriginatorKeyFile=key.snk");

        var assembly = Built(consumer);
        assembly.IsWoven.ShouldBeTrue();
        StrongName.IsValid(assembly.Bytes).ShouldBeTrue();
        StrongName.IsValid(Changed(assembly.Bytes)).ShouldBeFalse("the check sees a change");
        Shop.ShouldReportAll(await consumer.Program("bin", "Release", "net10.0", "Shop.dll").ReportAsync());
    }

    [Fact]
    public async Task APublicSignedAssemblyKeepsItsPublicKeyAndFodysOwnWarningCanBeLeftAWarning()
    {
        var consumer = await ConsumerWithKeyAsync(includePrivate: false);
        string[] publicSigned = ["-p:SignAssembly=true", "-p:PublicSign=true", "-p:AssemblyOriginatorKeyFile=key.snk"];

        var built = await consumer.TryBuildAsync("Release", [.. publicSigned, "-p:FodyTreatWarningsAsErrors=false"]);

        built.ExitCode.ShouldBe(0, built.ToString());
        built.Output.ShouldContain("warning : Fody: Key file is not private key, fall back to delay-signing.", customMessage: built.ToString());
        Built(consumer).IsWoven.ShouldBeTrue();
        StrongName.PublicKey(Built(consumer).Bytes).ShouldBe(await File.ReadAllBytesAsync(Path.Combine(consumer.Folder, "key.snk"), TestContext.Current.CancellationToken));
        Shop.ShouldReportAll(await consumer.Program("bin", "Release", "net10.0", "Shop.dll").ReportAsync());
    }

    static AssemblyFile Built(Consumer consumer) => consumer.Assembly("bin", "Release", "net10.0", "Shop.dll");

    static byte[] Changed(byte[] assembly)
    {
        // A letter of the text that every program begins with.
        var changed = (byte[])assembly.Clone();
        changed[0x50] ^= 0x20;
        return changed;
    }

    async Task<Consumer> ConsumerWithKeyAsync(bool includePrivate)
    {
        var consumer = product.Consumer("Shop");
        using var key = new RSACryptoServiceProvider(2048);
        var blob = key.ExportCspBlob(includePrivate);
        byte[] file = includePrivate ? blob : StrongName.PublicKeyFile(blob);
        await File.WriteAllBytesAsync(Path.Combine(consumer.Folder, "key.snk"), file, TestContext.Current.CancellationToken);
        return consumer;
    }
}
