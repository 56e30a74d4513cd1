namespace Surroundings;

/// <summary>Says when it is disposed of, and may fail to.</summary>
public sealed class Scope(int place, bool isHostile = false) : IDisposable, IAsyncDisposable
{
    public void Dispose()
    {
        Trace.Say($"{place}: disposed");
        if (isHostile)
            throw new WorseException("dispose");
    }

    public async ValueTask DisposeAsync()
    {
        await Turns.Next();
        Dispose();
    }
}
