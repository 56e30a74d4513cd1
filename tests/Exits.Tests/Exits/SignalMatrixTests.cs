namespace AutomagikTelemetry.Exits.Tests.Exits;

/// <summary>The same program, ended by signals.</summary>
public class SignalMatrixTests
{
    [Fact]
    public async Task SIGTERM() => await Trial.Of("wait", 15);

    [Fact]
    public async Task SIGINT() => await Trial.Of("wait", 2);

    [Fact]
    public async Task SIGHUP() => await Trial.Of("wait", 1);

    [Fact]
    public async Task SIGQUIT() => await Trial.Of("wait", 3);

    [Fact]
    public async Task SIGTERMToAGenericHost() => await Trial.Of("host", 15);
}
