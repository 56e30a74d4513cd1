using System.ComponentModel;

namespace AutomagikTelemetry.Weaving;

/// <summary>The surface that woven portable libraries compile against. It does nothing: an application runs the net8.0 build, which has the same members.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class WovenAssembly
{
    WovenAssembly()
    {
    }

    /// <summary>Always false.</summary>
    public bool IsActive => false;

    /// <summary>Does nothing.</summary>
    /// <returns>Always <see langword="null"/>.</returns>
    public static WovenAssembly? Register(byte[] plan) => null;
}
