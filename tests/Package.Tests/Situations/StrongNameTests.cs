using System.Security.Cryptography;

namespace AutomagikTelemetry.Package.Tests.Situations;

/// <summary>Assemblies with a strong name.</summary>
public sealed class StrongNameTests(Product product)
{
    [Fact]
    public async Task ASignedAssemblyIsSignedAgainWhenItHasBeenWoven()
    {
        using var key = new RSACryptoServiceProvider(2048);
        var consumer = await ConsumerWithKeyAsync(key, isPrivate: true);

        await consumer.BuildAsync("Release", "-p:SignAssembly=true", "-p:AssemblyOriginatorKeyFile=key.snk");

        var assembly = Built(consumer);
        assembly.IsWoven.ShouldBeTrue();
        StrongName.IsValid(assembly.Bytes).ShouldBeTrue();
        StrongName.IsValid(Changed(assembly.Bytes)).ShouldBeFalse("the check sees a change");
        Shop.ShouldReportAll(await consumer.Program("bin", "Release", "net10.0", "Shop.dll").ReportAsync());
    }

    [Theory]
    [InlineData("PublicSign", false)]
    [InlineData("DelaySign", true)]
    public async Task AnAssemblyThatIsSignedElsewhereKeepsItsPublicKeyAndNothingElseOfTheKeyFile(string how, bool keyFileIsPrivate)
    {
        using var key = new RSACryptoServiceProvider(2048);
        var consumer = await ConsumerWithKeyAsync(key, keyFileIsPrivate);

        await consumer.BuildAsync("Release", "-p:SignAssembly=true", $"-p:{how}=true", "-p:AssemblyOriginatorKeyFile=key.snk");

        Built(consumer).IsWoven.ShouldBeTrue();
        StrongName.PublicKey(Built(consumer).Bytes).ShouldBe(StrongName.PublicKeyFile(key));
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

    async Task<Consumer> ConsumerWithKeyAsync(RSACryptoServiceProvider key, bool isPrivate)
    {
        var consumer = product.Consumer("Shop");
        var file = isPrivate ? key.ExportCspBlob(includePrivateParameters: true) : StrongName.PublicKeyFile(key);
        await File.WriteAllBytesAsync(Path.Combine(consumer.Folder, "key.snk"), file, TestContext.Current.CancellationToken);
        return consumer;
    }
}
