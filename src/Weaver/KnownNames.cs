namespace AutomagikTelemetry.Fody;

/// <summary>Every name that the weaver looks for, in one place.</summary>
static class KnownNames
{
    internal const string RuntimeAssembly = "AutomagikTelemetry";
    internal const string AspNetCoreAssembly = "AutomagikTelemetry.AspNetCore";
    internal const string RuntimeNamespace = "AutomagikTelemetry";
    internal const string WeavingNamespace = "AutomagikTelemetry.Weaving";

    /// <summary>Where Telemetry.Describe finds what a woven assembly may send.</summary>
    internal const string ManifestResource = "telemetry.manifest.json";

    internal static class Attributes
    {
        internal const string Track = "AutomagikTelemetry.TrackAttribute";
        internal const string DoNotTrack = "AutomagikTelemetry.DoNotTrackAttribute";
        internal const string TrackAllPublicMethods = "AutomagikTelemetry.TrackAllPublicMethodsAttribute";
        internal const string Tag = "AutomagikTelemetry.TagAttribute";
        internal const string TagFrom = "AutomagikTelemetry.TagFromAttribute";
        internal const string TagConstant = "AutomagikTelemetry.TagConstantAttribute";
        internal const string Counter = "AutomagikTelemetry.CounterAttribute";
        internal const string Gauge = "AutomagikTelemetry.GaugeAttribute";
        internal const string Histogram = "AutomagikTelemetry.HistogramAttribute";
        internal const string EmitEvent = "AutomagikTelemetry.EmitEventAttribute";
        internal const string TelemetryProject = "AutomagikTelemetry.TelemetryProjectAttribute";

        internal const string OperationKey = "AutomagikTelemetry.OperationKeyAttribute";
        internal const string StartEvent = "AutomagikTelemetry.StartEventAttribute";
        internal const string SuccessEvent = "AutomagikTelemetry.SuccessEventAttribute";
        internal const string DurationMetric = "AutomagikTelemetry.DurationMetricAttribute";
        internal const string ErrorKeys = "AutomagikTelemetry.ErrorKeysAttribute";
        internal const string FlushAtEnd = "AutomagikTelemetry.FlushAtEndAttribute";

        internal const string DataClassification = "Microsoft.Extensions.Compliance.Classification.DataClassificationAttribute";
        internal const string NoDataClassification = "Microsoft.Extensions.Compliance.Classification.NoDataClassificationAttribute";

        internal const string AsyncStateMachine = "System.Runtime.CompilerServices.AsyncStateMachineAttribute";
        internal const string IteratorStateMachine = "System.Runtime.CompilerServices.IteratorStateMachineAttribute";
        internal const string AsyncIteratorStateMachine = "System.Runtime.CompilerServices.AsyncIteratorStateMachineAttribute";
        internal const string CompilerGenerated = "System.Runtime.CompilerServices.CompilerGeneratedAttribute";
        internal const string ModuleInitializer = "System.Runtime.CompilerServices.ModuleInitializerAttribute";
        internal const string UnmanagedCallersOnly = "System.Runtime.InteropServices.UnmanagedCallersOnlyAttribute";
    }

    internal static class Types
    {
        internal const string Task = "System.Threading.Tasks.Task";
        internal const string TaskOfT = "System.Threading.Tasks.Task`1";
        internal const string ValueTask = "System.Threading.Tasks.ValueTask";
        internal const string ValueTaskOfT = "System.Threading.Tasks.ValueTask`1";
        internal const string FSharpAsync = "Microsoft.FSharp.Control.FSharpAsync`1";
        internal const string EnumerableOfT = "System.Collections.Generic.IEnumerable`1";
        internal const string FSharpSequence = "Microsoft.FSharp.Core.CompilerServices.GeneratedSequenceBase`1";
        internal const string Nullable = "System.Nullable`1";
        internal const string Guid = "System.Guid";
        internal const string Decimal = "System.Decimal";
        internal const string DateTime = "System.DateTime";
        internal const string DateTimeOffset = "System.DateTimeOffset";
        internal const string DateOnly = "System.DateOnly";
        internal const string TimeOnly = "System.TimeOnly";
        internal const string TimeSpan = "System.TimeSpan";
        internal const string Uri = "System.Uri";
        internal const string Exception = "System.Exception";
        internal const string Telemetry = "AutomagikTelemetry.Telemetry";
        internal const string TelemetryClient = "AutomagikTelemetry.TelemetryClient";
        internal const string CurrentCall = "AutomagikTelemetry.CurrentCall";
    }
}
