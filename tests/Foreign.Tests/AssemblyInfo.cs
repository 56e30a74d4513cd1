// Each run keeps the machine busy on its own.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
