namespace AutomagikTelemetry.Foreign.Tests.Support;

/// <summary>What is woven, and the work of the program that uses it.</summary>
/// <param name="Work">The name of the work.</param>
/// <param name="Assemblies">The assemblies that a test weaves, by their names.</param>
public sealed record Library(string Work, params string[] Assemblies);
