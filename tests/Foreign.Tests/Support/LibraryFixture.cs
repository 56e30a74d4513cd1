namespace AutomagikTelemetry.Foreign.Tests.Support;

/// <summary>One run of a library for all the tests of a class.</summary>
public abstract class LibraryFixture(Library library) : IAsyncLifetime
{
    internal LibraryRun Run { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Run = await LibraryRun.Of(library);

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }
}
