using System.Runtime.CompilerServices;

namespace AutomagikTelemetry.Benchmarks.Subjects;

/// <summary>The methods that are measured, as the compiler left them. The other subjects have the same bodies.</summary>
public static class UnwovenSubject
{
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static int Add(int attempt, string workflowId) => attempt + workflowId.Length;

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static async Task<int> AddAsync(int attempt, string workflowId)
    {
        await Task.CompletedTask;
        return attempt + workflowId.Length;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static async Task<int> AddAfterYieldAsync(int attempt, string workflowId)
    {
        await Task.Yield();
        return attempt + workflowId.Length;
    }

    /// <summary>Throws through as many frames of its own.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static int Throw(int frames, Exception exception) => frames == 1 ? throw exception : Throw(frames - 1, exception) + 1;
}
