using System.Runtime.CompilerServices;

// The few native functions take numbers and pointers alone, and without marshalling their calls are in the native images too:
// docs/decisions/0101-settings-are-not-generic.md.
[assembly: DisableRuntimeMarshalling]
