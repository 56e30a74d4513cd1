global using Shouldly;
global using Xunit;

// Each test puts the one client of the process into a state of its own.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
