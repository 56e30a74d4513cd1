namespace AutomagikTelemetry.Delivery;

/// <summary>Microsoft.Extensions.Hosting, which stops a program in its own way when a signal comes.</summary>
static class GenericHost
{
    const string AssemblyName = "Microsoft.Extensions.Hosting";

    /// <summary>Whether this process has loaded it.</summary>
    public static bool IsLoaded => AppDomain.CurrentDomain.GetAssemblies().Any(assembly => assembly.GetName().Name == AssemblyName);
}
