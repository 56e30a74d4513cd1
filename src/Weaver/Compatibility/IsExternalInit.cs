namespace System.Runtime.CompilerServices;

/// <summary>What the compiler wants for init accessors and records; netstandard2.0 does not have it.</summary>
static class IsExternalInit;
