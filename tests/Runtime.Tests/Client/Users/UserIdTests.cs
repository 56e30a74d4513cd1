using System.Runtime.Versioning;
using AutomagikTelemetry.Client.Users;
using AutomagikTelemetry.Runtime.Tests.Delivery.Spooling;
using AutomagikTelemetry.Runtime.Tests.Support;

namespace AutomagikTelemetry.Runtime.Tests.Client.Users;

[UnsupportedOSPlatform("windows")]
public sealed class UserIdTests : IDisposable
{
    readonly TemporaryDirectory _state = new();
    readonly FakeEnvironment _environment = new();

    string FilePath => Path.Combine(_state.FullPath, "automagik-telemetry", "user-id");

    public void Dispose() => _state.Dispose();

    [Fact]
    public void ItIsMadeOnceForItsUserAloneAndCanBeRead()
    {
        var id = Id();

        Guid.ParseExact(id, "D").ShouldNotBe(Guid.Empty);
        Id().ShouldBe(id);
        File.ReadAllText(FilePath).ShouldBe(id);
        File.GetUnixFileMode(FilePath).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    [Theory]
    [InlineData("")]
    [InlineData("maria")]
    [InlineData("maria@example.org                   ")]
    [InlineData("00000000-0000-0000-0000-000000000000")]
    public void WhatIsNoIdIsReplaced(string text)
    {
        Id();
        File.WriteAllText(FilePath, text);

        var id = Id();

        Guid.ParseExact(id, "D").ShouldNotBe(Guid.Empty);
        File.ReadAllText(FilePath).ShouldBe(id);
    }

    [Fact]
    public void WhereNothingCanBeKeptOrIsToBeItIsOfThisProcess()
    {
        File.WriteAllText(Path.Combine(_state.FullPath, "automagik-telemetry"), "");
        Id().ShouldBe(ProcessIdentity.Current.UserId);
        File.Delete(Path.Combine(_state.FullPath, "automagik-telemetry"));

        UserId.Of(new() { SpoolDirectory = _state.FullPath, IsSpoolEnabled = false }, _environment.Snapshot()).ShouldBe(ProcessIdentity.Current.UserId);
        Directory.EnumerateFileSystemEntries(_state.FullPath).ShouldBeEmpty();
    }

    [Fact]
    public void ProcessesThatStartTogetherHaveOneId()
    {
        using var one = new SpoolProcess(_state.FullPath);
        using var other = new SpoolProcess(_state.FullPath);
        using var third = new SpoolProcess(_state.FullPath);
        SpoolProcess[] processes = [one, other, third];
        for (var round = 0; round < 50; round++)
        {
            var directory = Path.Combine(_state.FullPath, $"home-{round}");
            foreach (var process in processes)
                process.Tell($"user {directory}");

            var answers = processes.Select(process => process.Line()).ToList();

            answers.Distinct().Count().ShouldBe(1, string.Join('\n', answers));
            answers[0].ShouldBe(File.ReadAllText(Path.Combine(directory, "automagik-telemetry", "user-id")));
        }
    }

    string Id() => UserId.Of(new() { SpoolDirectory = _state.FullPath }, _environment.Snapshot());
}
