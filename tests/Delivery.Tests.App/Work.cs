using System.Runtime.CompilerServices;

namespace AutomagikTelemetry.Delivery.Tests.App;

static class Work
{
    /// <summary>What is woven.</summary>
    [TrackJob]
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static int Tracked([Tag] int id) => id;

    /// <summary>The same without telemetry: how long it takes is the machine's noise.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static int Bare(int id) => id;
}
