// There is one telemetry client a process.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
