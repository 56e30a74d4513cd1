using AutomagikTelemetry.Delivery;
using AutomagikTelemetry.Runtime.Tests.Support;

namespace AutomagikTelemetry.Runtime.Tests.Delivery;

/// <summary>What a first call needs is made ready beside it, and only where it will be needed.</summary>
public class PreparationTests
{
    [Fact]
    public void TheExporterIsPreparedOnceOnTheSendersThreadBeforeAnythingIsRecorded()
    {
        using var exporter = new PreparedExporter();
        using var client = Client(exporter, new FakeEnvironment());

        client.Prepare();
        exporter.Prepared.Wait(Clients.Patience, TestContext.Current.CancellationToken).ShouldBeTrue();
        client.Prepare();
        client.TrackEvent("e");
        client.Flush();

        exporter.Calls.ShouldBe(["AutomagikTelemetry sender prepares", "AutomagikTelemetry sender exports"]);
    }

    [Fact]
    public void NothingIsPreparedWhereNothingIsRecorded()
    {
        using var exporter = new PreparedExporter();
        using var client = Client(exporter, new FakeEnvironment { Variables = { ["DO_NOT_TRACK"] = "1" } });

        client.Prepare();
        client.Flush();

        exporter.Calls.ShouldBeEmpty();
    }

    [Fact]
    public void AnExporterThatCannotBePreparedIsAskedAgainByTheFirstBatch()
    {
        using var exporter = new PreparedExporter { Trouble = new InvalidOperationException() };
        using var client = Client(exporter, new FakeEnvironment());

        client.Prepare();
        client.TrackEvent("e");

        client.Flush().Delivered.ShouldBe(1);
    }

    /// <summary>The first tracked call has asked for the thread, and the user says no before that has taken its first step.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void AnOptOutThatComesBeforeTheThreadHasBegunLetsItTouchNothing(bool optsOut)
    {
        using var state = new TemporaryDirectory();
        using var begin = new ManualResetEventSlim();
        Thread? sender = null;
        var fake = new FakeEnvironment
        {
            StartThread = (run, name) => sender = BackgroundThread.Start(
                () =>
                {
                    begin.Wait(Clients.Patience);
                    run();
                },
                name),
        };
        fake.Variables.Clear();
        var environment = fake.Snapshot();
        using var client = new TelemetryClient(
            new TelemetryOptions { Endpoint = "http://127.0.0.1:1", SpoolDirectory = state.FullPath, ExitTimeout = Clients.Patience }, null, TimeProvider.System, environment);

        client.Prepare();
        if (optsOut)
            environment.Preference.TellOptedOut(new(environment));
        begin.Set();
        client.Dispose();

        sender.ShouldNotBeNull().Join(Clients.Patience).ShouldBeTrue();
        Directory.Exists(Path.Combine(state.FullPath, "automagik-telemetry", "spool")).ShouldBe(!optsOut);
        Directory.EnumerateFileSystemEntries(state.FullPath).Any().ShouldBe(!optsOut);
    }

    static TelemetryClient Client(ITelemetryExporter exporter, FakeEnvironment environment) =>
        new(new TelemetryOptions { FlushInterval = TimeSpan.FromHours(1), ExitTimeout = Clients.Patience }, exporter, TimeProvider.System, environment.Snapshot());

    sealed class PreparedExporter : ITelemetryExporter, IDisposable
    {
        public List<string> Calls { get; } = [];

        public ManualResetEventSlim Prepared { get; } = new();

        public Exception? Trouble { get; init; }

        public void Prepare()
        {
            Calls.Add($"{Thread.CurrentThread.Name} prepares");
            Prepared.Set();
            if (Trouble is not null)
                throw Trouble;
        }

        public ExportResult Export(Batch batch)
        {
            Calls.Add($"{Thread.CurrentThread.Name} exports");
            return ExportResult.Success;
        }

        public void Dispose() => Prepared.Dispose();
    }
}
