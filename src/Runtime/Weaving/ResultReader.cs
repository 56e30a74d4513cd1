namespace AutomagikTelemetry.Weaving;

/// <summary>What reads tags off the result of a task.</summary>
abstract class ResultReader
{
    /// <summary>Reads a task that has succeeded.</summary>
    internal abstract void Read(Call call, Task task);
}
