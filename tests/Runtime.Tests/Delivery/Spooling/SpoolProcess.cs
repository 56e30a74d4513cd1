using System.Diagnostics;
using AutomagikTelemetry.Runtime.Tests.Support;

namespace AutomagikTelemetry.Runtime.Tests.Delivery.Spooling;

/// <summary>Another process on a spool.</summary>
sealed class SpoolProcess : IDisposable
{
    readonly Process _process;

    public SpoolProcess(string? baseDirectory, params (string Name, string Value)[] environment)
        : this([], baseDirectory, environment)
    {
    }

    SpoolProcess(string[] within, string? baseDirectory, (string Name, string Value)[] environment)
    {
        string[] command = [.. within, "dotnet"];
        var start = new ProcessStartInfo(command[0], command[1..]) { RedirectStandardInput = true, RedirectStandardOutput = true };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "AutomagikTelemetry.Spool.Tests.App.dll"));
        if (baseDirectory is not null)
            start.ArgumentList.Add(baseDirectory);
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        _process = Process.Start(start)!;
    }

    /// <summary>By way of a program that starts it in surroundings of its own.</summary>
    public static SpoolProcess Within(string? baseDirectory, params string[] program) => new(program, baseDirectory, []);

    public void Tell(string command) => _process.StandardInput.WriteLine(command);

    public string Line() => _process.StandardOutput.ReadLine().ShouldNotBeNull();

    /// <summary>What the process holds now; fails where it had trouble.</summary>
    public List<Guid> Answer()
    {
        var words = Line().Split(' ');
        words[0].ShouldBe("ok", string.Join(' ', words));
        return [.. words.Skip(1).Select(Guid.Parse)];
    }

    public List<Guid> Do(string command)
    {
        Tell(command);
        return Answer();
    }

    /// <summary>SIGKILL, and waits until the process is gone.</summary>
    public void Kill()
    {
        _process.Kill();
        _process.WaitForExit(Clients.Patience).ShouldBeTrue();
    }

    /// <summary>As a program ends that does not care: nothing is disposed but by its end.</summary>
    public void Dispose()
    {
        if (!_process.HasExited)
            Kill();
        _process.Dispose();
    }
}
