using System.Diagnostics;
using System.Runtime.CompilerServices;
using AutomagikTelemetry.Benchmarks.Peer;

namespace AutomagikTelemetry.Benchmarks.Subjects;

/// <summary>The same bodies with the records of <see cref="TaggedSubject"/> written by hand, as a careful user of OpenTelemetry would.</summary>
public static class HandWrittenSubject
{
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static int Add(int attempt, string workflowId)
    {
        using var span = Start("add", attempt, workflowId, out var start);
        try
        {
            var result = attempt + workflowId.Length;
            Succeed(workflowId);
            return result;
        }
        catch (Exception exception)
        {
            Fail(span, workflowId, exception);
            throw;
        }
        finally
        {
            PeerInstruments.Duration.Record(Stopwatch.GetElapsedTime(start).TotalSeconds);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static async Task<int> AddAsync(int attempt, string workflowId)
    {
        using var span = Start("add", attempt, workflowId, out var start);
        try
        {
            await Task.CompletedTask;
            var result = attempt + workflowId.Length;
            Succeed(workflowId);
            return result;
        }
        catch (Exception exception)
        {
            Fail(span, workflowId, exception);
            throw;
        }
        finally
        {
            PeerInstruments.Duration.Record(Stopwatch.GetElapsedTime(start).TotalSeconds);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static async Task<int> AddAfterYieldAsync(int attempt, string workflowId)
    {
        using var span = Start("add_after_yield", attempt, workflowId, out var start);
        try
        {
            await Task.Yield();
            var result = attempt + workflowId.Length;
            Succeed(workflowId);
            return result;
        }
        catch (Exception exception)
        {
            Fail(span, workflowId, exception);
            throw;
        }
        finally
        {
            PeerInstruments.Duration.Record(Stopwatch.GetElapsedTime(start).TotalSeconds);
        }
    }

    static Activity? Start(string name, int attempt, string workflowId, out long start)
    {
        var span = PeerInstruments.Source.StartActivity(name);
        span?.SetTag("workflow_id", workflowId);
        span?.SetTag("attempt", attempt);
        PeerInstruments.Logger.WorkflowStarted(attempt, workflowId);
        start = Stopwatch.GetTimestamp();
        return span;
    }

    static void Succeed(string workflowId) => PeerInstruments.Logger.WorkflowCompleted(workflowId, true);

    static void Fail(Activity? span, string workflowId, Exception exception)
    {
        span?.SetStatus(ActivityStatusCode.Error, exception.Message);
        PeerInstruments.Logger.WorkflowFailed(exception, workflowId);
    }
}
