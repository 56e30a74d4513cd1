namespace AutomagikTelemetry.Package.Tests.Situations;

/// <summary>Assemblies that are signed later and elsewhere. Those that the build itself signs are in <see cref="Builds.SigningTests"/>.</summary>
public sealed class StrongNameTests(Product product)
{
    [Theory]
    [InlineData("PublicSign", false)]
    [InlineData("DelaySign", true)]
    public async Task AnAssemblyThatIsSignedElsewhereKeepsItsPublicKeyAndNothingElseOfTheKeyFile(string how, bool keyFileIsPrivate)
    {
        var consumer = product.Consumer("Shop");
        var (pair, file) = (Path.Combine(consumer.Folder, "pair.snk"), Path.Combine(consumer.Folder, "key.snk"));
        StrongName.WriteKey(pair);
        if (keyFileIsPrivate)
            File.Copy(pair, file);
        else
            StrongName.WritePublicKey(pair, file);

        await consumer.BuildAsync("Release", "-p:SignAssembly=true", $"-p:{how}=true", "-p:AssemblyOriginatorKeyFile=key.snk");

        var assembly = consumer.Assembly("bin", "Release", "net10.0", "Shop.dll");
        assembly.HoldsAPlan.ShouldBeTrue();
        StrongName.TokenOf(assembly).ShouldBe(StrongName.TokenOf(pair));
        Shop.ShouldReportAll(await consumer.Program("bin", "Release", "net10.0", "Shop.dll").ReportAsync());
    }
}
