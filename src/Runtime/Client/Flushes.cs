using AutomagikTelemetry.Delivery;

namespace AutomagikTelemetry.Client;

/// <summary>Waits until what a client has recorded is out, within a budget each, and tells what became of it. Thread-safe; no member throws.</summary>
/// <param name="pipeline">The client's.</param>
/// <param name="options">The ones that the pipeline has taken over, which the environment may have changed since.</param>
sealed class Flushes(Pipeline pipeline, TelemetryOptions options)
{
    readonly DeliveryAccount _account = new(pipeline.Ledger);

    public TelemetryStatistics Statistics => _account.Total(Pending);

    long Pending => pipeline.Sender?.Pending ?? 0;

    /// <summary>Never waits longer than <paramref name="budget"/>; a negative one counts as none given.</summary>
    public FlushResult Flush(TimeSpan? budget)
    {
        try
        {
            return Result(pipeline.Sender?.Flush(budget >= TimeSpan.Zero ? budget.Value : options.ExitTimeout));
        }
        catch (Exception exception)
        {
            pipeline.InternalError(exception);
            return Result(isDone: false);
        }
    }

    public async Task<FlushResult> FlushAsync(CancellationToken cancellationToken)
    {
        try
        {
            return Result(pipeline.Sender is { } sender ? await sender.FlushAsync(options.ExitTimeout, cancellationToken).ConfigureAwait(false) : null);
        }
        catch (Exception exception)
        {
            pipeline.InternalError(exception);
            return Result(isDone: false);
        }
    }

    public void FlushCommand()
    {
        try
        {
            pipeline.Sender?.Flush(options.CommandFlushTimeout);
        }
        catch (Exception exception)
        {
            pipeline.InternalError(exception);
        }
    }

    /// <summary>As <see cref="FlushCommand"/>, without blocking; the caller's AsyncLocals live no longer for it.</summary>
    public Task FlushCommandAsync()
    {
        try
        {
            if (pipeline.Sender is not { } sender)
                return Task.CompletedTask;
            if (ExecutionContext.IsFlowSuppressed())
                return sender.FlushAsync(options.CommandFlushTimeout);

            using (ExecutionContext.SuppressFlow())
                return sender.FlushAsync(options.CommandFlushTimeout);
        }
        catch (Exception exception)
        {
            pipeline.InternalError(exception);
            return Task.CompletedTask;
        }
    }

    public void RequestFlush()
    {
        try
        {
            pipeline.Sender?.BeginFlush(TimeSpan.Zero);
        }
        catch (Exception exception)
        {
            pipeline.InternalError(exception);
        }
    }

    /// <summary>Null stands for a client that has no way out.</summary>
    FlushResult Result(bool? isDone)
    {
        pipeline.Sender?.ReportLosses();
        return _account.Next(isDone, Pending, pipeline.IsRecording);
    }
}
