using System.Diagnostics;
using System.Threading.Channels;

namespace AutomagikTelemetry.Package.Tests.Support;

/// <summary>A program that runs until the test has seen enough of it. Its output and its errors are one sequence of lines.</summary>
sealed class RunningProcess : IAsyncDisposable
{
    readonly Channel<string> _lines = Channel.CreateUnbounded<string>();
    readonly List<string> _seen = [];
    readonly Process _process;
    int _openStreams = 2;

    public RunningProcess(ProcessStartInfo start)
    {
        _process = new Process { StartInfo = start };
        _process.OutputDataReceived += OnLine;
        _process.ErrorDataReceived += OnLine;
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    /// <summary>Reads until a line says this.</summary>
    /// <returns>The lines since the last one that was waited for.</returns>
    public async Task<IReadOnlyList<string>> ReadUntilAsync(string text)
    {
        var read = new List<string>();
        await foreach (var line in _lines.Reader.ReadAllAsync(TestContext.Current.CancellationToken))
        {
            read.Add(line);
            _seen.Add(line);
            if (line.Contains(text, StringComparison.Ordinal))
                return read;
        }

        throw new ShouldAssertException($"The program ended before it said '{text}':\n{string.Join('\n', _seen)}");
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    void OnLine(object sender, DataReceivedEventArgs arguments)
    {
        if (arguments.Data is { } line)
            _lines.Writer.TryWrite(line);
        else if (Interlocked.Decrement(ref _openStreams) == 0)
            _lines.Writer.TryComplete();
    }
}
