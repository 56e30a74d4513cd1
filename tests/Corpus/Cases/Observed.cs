namespace AutomagikTelemetry.Corpus.Cases;

/// <summary>Puts into words what a caller can see of a call.</summary>
static class Observed
{
    internal static string Of(Func<object?> call)
    {
        try
        {
            return Text(call());
        }
        catch (Exception exception)
        {
            return Text(exception);
        }
    }

    /// <summary>Of what the machine itself throws. In optimized code its lines are a matter of luck: docs/weaving.md.</summary>
    internal static string TypeThrown(Func<object?> call)
    {
        try
        {
            return Text(call());
        }
        catch (Exception exception)
        {
            return exception.GetType().ToString();
        }
    }

    internal static async Task<string> OfTask(Func<Task> call)
    {
        try
        {
            var task = call();
            await task;
            return $"{task.Status} {(task is Task<int> { Result: var result } ? result : "-")}";
        }
        catch (Exception exception)
        {
            return Text(exception);
        }
    }

    internal static string Text(object? value) => value switch
    {
        null => "null",
        Exception exception => $"{exception.GetType()}: {exception.Message}\n{exception.StackTrace}",
        _ => value.ToString() ?? "",
    };

    /// <summary>The very object that was thrown must come out.</summary>
    internal static string Same(Exception thrown, Action call)
    {
        try
        {
            call();
            return "nothing thrown";
        }
        catch (Exception exception)
        {
            return $"same object: {ReferenceEquals(thrown, exception)}\n{Text(exception)}";
        }
    }

    internal static async Task<string> SameAsync(Exception thrown, Func<Task> call)
    {
        try
        {
            await call();
            return "nothing thrown";
        }
        catch (Exception exception)
        {
            return $"same object: {ReferenceEquals(thrown, exception)}\n{Text(exception)}";
        }
    }
}
