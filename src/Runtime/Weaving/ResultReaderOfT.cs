namespace AutomagikTelemetry.Weaving;

/// <inheritdoc cref="ResultReader"/>
sealed class ResultReader<TResult>(Action<Operation, TResult> reader) : ResultReader
{
    internal override void Read(Call call, Task task)
    {
        if (task is Task<TResult> typed)
            reader(new Operation(call, 0), typed.Result);
    }
}
