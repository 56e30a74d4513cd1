namespace AutomagikTelemetry.Foreign.Tests.App.Work;

/// <summary>A piece of work in steps. What goes wrong in one is written down as all else, and the next follows.</summary>
abstract class ForeignWork(TextWriter output)
{
    protected TextWriter Output { get; } = output;

    internal abstract void Run();

    protected void Step(Action step)
    {
        try
        {
            step();
        }
        catch (Exception exception)
        {
            // Not the frames: which of them are inlined, is up to the just-in-time compiler.
            for (var e = exception; e is not null; e = e.InnerException)
                Output.WriteLine($"{e.GetType()}: {e.Message}");
        }
    }

    protected void Show(Func<object?> call) => Step(() => Output.WriteLine(call()));
}
