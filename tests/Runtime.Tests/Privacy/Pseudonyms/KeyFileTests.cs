using System.Runtime.Versioning;
using AutomagikTelemetry.Privacy.Pseudonyms;
using AutomagikTelemetry.Runtime.Tests.Delivery.Spooling;

namespace AutomagikTelemetry.Runtime.Tests.Privacy.Pseudonyms;

[UnsupportedOSPlatform("windows")]
public sealed class KeyFileTests : IDisposable
{
    readonly string _base = Directory.CreateTempSubdirectory("telemetry-key-").FullName;

    string FilePath => Path.Combine(_base, "automagik-telemetry", "pseudonym.key");

    public void Dispose() => Directory.Delete(_base, recursive: true);

    [Fact]
    public void TheKeyIsMadeOnceForItsUserAlone()
    {
        var key = Key();

        key.Length.ShouldBe(32);
        Key().ShouldBe(key);
        File.ReadAllBytes(FilePath).ShouldBe(key);
        File.GetUnixFileMode(FilePath).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        Directory.GetFileSystemEntries(_base, "*", SearchOption.AllDirectories).Length.ShouldBe(2);
    }

    [Fact]
    public void DeletingItMakesANewOne()
    {
        var key = Key();

        KeyFile.Delete(_base).ShouldBeTrue();
        File.Exists(FilePath).ShouldBeFalse();
        KeyFile.Delete(_base).ShouldBeTrue();

        Key().ShouldNotBe(key);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(31)]
    [InlineData(32)]
    [InlineData(33)]
    public void WhatACrashHasLeftOfItIsReplaced(int zeros)
    {
        Key();
        File.WriteAllBytes(FilePath, new byte[zeros]);

        var key = Key();

        key.ShouldNotBe(new byte[32]);
        Key().ShouldBe(key);
    }

    [Fact]
    public void ProcessesThatStartTogetherHaveOneKey()
    {
        using var one = new SpoolProcess(_base);
        using var other = new SpoolProcess(_base);
        using var third = new SpoolProcess(_base);
        SpoolProcess[] processes = [one, other, third];
        for (var round = 0; round < 50; round++)
        {
            var directory = Path.Combine(_base, $"home-{round}");
            foreach (var process in processes)
                process.Tell($"key {directory}");

            var answers = processes.Select(process => process.Line()).ToList();

            answers.Distinct().Count().ShouldBe(1, string.Join('\n', answers));
            answers[0].ShouldBe(Convert.ToHexString(File.ReadAllBytes(Path.Combine(directory, "automagik-telemetry", "pseudonym.key"))));
        }
    }

    [Fact]
    public void WithoutAHomeThereIsNone()
    {
        KeyFile.ReadOrCreate(null, out var trouble).ShouldBeNull();
        trouble.ShouldBe("there is no home directory");
        KeyFile.Delete(null).ShouldBeTrue();
    }

    /// <summary>A file in the place of the directory stops root too, whom no mode of a directory does.</summary>
    [Fact]
    public void WhereNothingCanBeWrittenThereIsNone()
    {
        File.WriteAllText(Path.Combine(_base, "automagik-telemetry"), "");

        KeyFile.ReadOrCreate(_base, out var trouble).ShouldBeNull();
        trouble.ShouldNotBeNull();
    }

    [Fact]
    public void ADirectoryThatOthersMayWriteToHoldsNoKey()
    {
        Key();
        File.SetUnixFileMode(Path.GetDirectoryName(FilePath)!, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.OtherWrite);

        KeyFile.ReadOrCreate(_base, out var trouble).ShouldBeNull();
        trouble.ShouldEndWith("can be written to by others");
    }

    [Fact]
    public void ADirectoryOfAnotherUserHoldsNoKey()
    {
        Key();
        if (!Shell.Succeeds("chown", "12345", Path.GetDirectoryName(FilePath)!))
            Assert.Skip("a directory cannot be given to another user here: that takes root");

        KeyFile.ReadOrCreate(_base, out var trouble).ShouldBeNull();
        trouble.ShouldEndWith("belongs to another user");
    }

    byte[] Key() => KeyFile.ReadOrCreate(_base, out var trouble).ShouldNotBeNull(trouble);
}
