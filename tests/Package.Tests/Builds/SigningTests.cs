namespace AutomagikTelemetry.Package.Tests.Builds;

/// <summary>An assembly with a strong name.</summary>
public sealed class SigningTests(Product product)
{
    [Fact]
    public async Task AWovenAssemblyKeepsItsStrongName()
    {
        var consumer = product.Consumer("Portable");
        var key = Path.Combine(consumer.Folder, "key.snk");
        StrongName.WriteKey(key);

        await consumer.BuildAsync("Release", "-p:KeyFile=key.snk", "-p:NoWarn=AMT012", "-p:AutomagikTelemetryWeave=false");
        var unwoven = AssemblyImage.Of(consumer, "Portable", "Release");
        (StrongName.TokenOf(unwoven), StrongName.IsValid(unwoven, key)).ShouldBe((StrongName.TokenOf(key), true), "as the compiler signs it");

        await consumer.BuildAsync("Release", "-p:KeyFile=key.snk", "-p:NoWarn=AMT012", "--no-restore");
        var woven = AssemblyImage.Of(consumer, "Portable", "Release");
        woven.HoldsAPlan.ShouldBeTrue();
        (StrongName.TokenOf(woven), StrongName.IsValid(woven, key)).ShouldBe((StrongName.TokenOf(key), true), "woven");
    }
}
