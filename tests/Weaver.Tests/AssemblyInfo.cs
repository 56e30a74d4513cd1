// Every test sees the process's one telemetry client, Activity.Current and AppDomain events.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
