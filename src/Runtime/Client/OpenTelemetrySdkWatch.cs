using System.Diagnostics.Tracing;

namespace AutomagikTelemetry.Client;

/// <summary>Finds out when an OpenTelemetry SDK begins to run, without a reference to it.</summary>
/// <remarks>
/// That its assembly is loaded says little: the jitter loads it for a branch that is never taken. Its event source is made with its first
/// provider. See <see href="https://github.com/open-telemetry/opentelemetry-dotnet/blob/main/src/OpenTelemetry/Internal/OpenTelemetrySdkEventSource.cs"/>.
/// </remarks>
static class OpenTelemetrySdkWatch
{
    const string SdkAssembly = "OpenTelemetry";
    const string SdkEventSource = "OpenTelemetry-Sdk";
    const string EventSourceSwitch = "System.Diagnostics.Tracing.EventSource.IsSupported";

    /// <summary>Waits for the assembly first, since a listener to event sources costs a program's start some time.</summary>
    public static void Begin(OpenTelemetrySdk sdk)
    {
        var isSeen = 0;
        AppDomain.CurrentDomain.AssemblyLoad += (_, args) => Look(args.LoadedAssembly.GetName().Name);
        foreach (var assembly in AppDomain.CurrentDomain.GetAssemblies())
            Look(assembly.GetName().Name);

        void Look(string? assembly)
        {
            if (assembly == SdkAssembly && Interlocked.Exchange(ref isSeen, 1) == 0)
                WaitForProvider(sdk);
        }
    }

    static void WaitForProvider(OpenTelemetrySdk sdk)
    {
        // A program that was built without event sources leaves no better sign than the assembly.
        if (AppContext.TryGetSwitch(EventSourceSwitch, out var isSupported) && !isSupported)
            sdk.Found();
        else
            new Listener().Start(sdk);
    }

    /// <remarks>The base class's constructor, and whoever makes a source, calls with a lock held.</remarks>
    sealed class Listener : EventListener
    {
        readonly object _lock = new();
        OpenTelemetrySdk? _sdk;
        bool _isFound;

        /// <summary>Sources that were there before have been told of in the constructor.</summary>
        public void Start(OpenTelemetrySdk sdk)
        {
            lock (_lock)
            {
                if (!_isFound)
                {
                    _sdk = sdk;
                    return;
                }
            }

            sdk.Found();
        }

        protected override void OnEventSourceCreated(EventSource eventSource)
        {
            if (eventSource.Name != SdkEventSource)
                return;

            lock (_lock)
            {
                if (_isFound)
                    return;
                _isFound = true;
            }

            _sdk?.Found();
        }
    }
}
