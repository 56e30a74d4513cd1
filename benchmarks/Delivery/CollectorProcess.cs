using System.Diagnostics;
using System.Globalization;
using AutomagikTelemetry.Benchmarks.Measuring;
using AutomagikTelemetry.Runtime.Tests.Exporters.Otlp;

namespace AutomagikTelemetry.Benchmarks.Delivery;

/// <summary>A collector in a process of its own, so that what it takes is not measured. It is told how many spans to wait for, and tells how many have come, in how many bytes.</summary>
sealed class CollectorProcess : IDisposable
{
    internal const string Argument = "--collect";

    static readonly TimeSpan _patience = TimeSpan.FromSeconds(30);

    /// <summary>Which may be a part of another program: that of the tests.</summary>
    static readonly string _program = Path.ChangeExtension(typeof(CollectorProcess).Assembly.Location, OperatingSystem.IsWindows() ? ".exe" : null);

    readonly Process _process;
    Received _received;

    internal CollectorProcess()
    {
        _process = Process.Start(new ProcessStartInfo(_program, [Argument]) { RedirectStandardInput = true, RedirectStandardOutput = true })!;
        Url = Read();
    }

    internal string Url { get; }

    /// <summary>Waits until as many spans more have come as were sent.</summary>
    /// <returns>Bytes that they took, with all that is around them.</returns>
    /// <exception cref="UntrueException">There came fewer of them, or more.</exception>
    internal long Await(int spans)
    {
        _process.StandardInput.WriteLine((_received.Spans + spans).ToString(CultureInfo.InvariantCulture));
        _process.StandardInput.Flush();
        var before = _received;
        _received = Received.Parse(Read());
        return _received.Spans - before.Spans == spans
            ? _received.Bytes - before.Bytes
            : throw new UntrueException($"{spans} spans were sent and {_received.Spans - before.Spans} have come");
    }

    public void Dispose()
    {
        _process.StandardInput.Close();
        _process.WaitForExit();
        _process.Dispose();
    }

    /// <summary>The other side: ends with its input.</summary>
    internal static void Run()
    {
        var gate = new object();
        var received = default(Received);
        using var server = new CollectorServer { Keeps = _ => false };
        var answer = server.Answer;
        server.Answer = request =>
        {
            lock (gate)
            {
                received = received.And(request);
                Monitor.Pulse(gate);
            }

            return answer(request);
        };

        Console.WriteLine(server.Url);
        while (Console.ReadLine() is { } line)
        {
            lock (gate)
            {
                var wanted = long.Parse(line, CultureInfo.InvariantCulture);
                while (received.Spans < wanted && Monitor.Wait(gate, _patience))
                {
                }

                Console.WriteLine(received.ToLine());
            }
        }
    }

    string Read() => _process.StandardOutput.ReadLine() ?? throw new InvalidOperationException("The collector has ended.");
}
