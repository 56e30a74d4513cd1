using Fody;

namespace AutomagikTelemetry.WeavingCost;

/// <summary>The yardstick: a weaver that changes nothing, so that what is left is what Fody itself takes to read an assembly and write it again.</summary>
public sealed class ModuleWeaver : BaseModuleWeaver
{
    /// <inheritdoc/>
    public override void Execute()
    {
    }

    /// <inheritdoc/>
    public override IEnumerable<string> GetAssembliesForScanning() => [];
}
