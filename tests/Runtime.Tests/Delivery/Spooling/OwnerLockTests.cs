using AutomagikTelemetry.Delivery.Spooling;

namespace AutomagikTelemetry.Runtime.Tests.Delivery.Spooling;

public sealed class OwnerLockTests : IDisposable
{
    readonly string _directory = Directory.CreateTempSubdirectory("telemetry-owners-").FullName;

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Fact]
    public void AnOwnerLivesUntilItsLockIsFreed()
    {
        var owner = OwnerLock.TryTake(_directory).ShouldNotBeNull();
        OwnerLock.IsAlive(_directory, owner.Owner).ShouldBeTrue();

        owner.Dispose();

        OwnerLock.IsAlive(_directory, owner.Owner).ShouldBeFalse();
        Directory.EnumerateFiles(_directory).ShouldBeEmpty();
    }

    [Fact]
    public void ADeadOnesFileIsRemoved()
    {
        var path = Path.Combine(_directory, "0123456789abcdef.owner");
        File.WriteAllText(path, "");

        OwnerLock.IsAlive(_directory, "0123456789abcdef").ShouldBeFalse();

        File.Exists(path).ShouldBeFalse();
    }

    [Fact]
    public async Task NoOwnerIsTakenForDeadWhileItComes()
    {
        using var stop = new CancellationTokenSource();
        var looks = Enumerable.Range(0, 2).Select(_ => Task.Factory.StartNew(LookAtAll, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default)).ToArray();

        for (var i = 0; i < 2_000; i++)
        {
            // Null when others were in between three times in a row.
            using var owner = TryTake();
            if (owner is not null)
                OwnerLock.IsAlive(_directory, owner.Owner).ShouldBeTrue();
        }

        await stop.CancelAsync();
        await Task.WhenAll(looks);

        void LookAtAll()
        {
            while (!stop.IsCancellationRequested)
            {
                foreach (var path in Directory.EnumerateFiles(_directory))
                    OwnerLock.IsAlive(_directory, Path.GetFileNameWithoutExtension(path));
            }
        }
    }

    OwnerLock? TryTake()
    {
        try
        {
            return OwnerLock.TryTake(_directory);
        }
        catch (IOException)
        {
            return null;
        }
    }
}
