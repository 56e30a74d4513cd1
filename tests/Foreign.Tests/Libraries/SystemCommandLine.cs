using AutomagikTelemetry.Foreign.Tests.Support;

namespace AutomagikTelemetry.Foreign.Tests.Libraries;

public class SystemCommandLine(SystemCommandLine.Fixture fixture) : LibraryTests(fixture), IClassFixture<SystemCommandLine.Fixture>
{
    public sealed class Fixture() : LibraryFixture(new Library("commandline", "System.CommandLine"));
}
