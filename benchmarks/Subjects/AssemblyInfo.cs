using AutomagikTelemetry;

[assembly: TrackAllPublicMethods(Include = "AutomagikTelemetry.Benchmarks.Subjects.Bulk")]
