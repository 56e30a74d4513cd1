namespace AutomagikTelemetry.Exits.Tests.Exits;

/// <summary>The same program, ended by signals.</summary>
public class SignalMatrixTests
{
    [Fact]
    public Task SIGTERM() => Trial.Of("wait", 15);

    [Fact]
    public Task SIGINT() => Trial.Of("wait", 2);

    [Fact]
    public Task SIGHUP() => Trial.Of("wait", 1);

    [Fact]
    public Task SIGQUIT() => Trial.Of("wait", 3);

    [Fact]
    public Task SIGTERMToAGenericHost() => Trial.Of("host", 15);
}
