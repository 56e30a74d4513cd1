using System.Diagnostics;
using AutomagikTelemetry.Benchmarks.Measuring;
using AutomagikTelemetry.Benchmarks.Subjects;
using AutomagikTelemetry.Benchmarks.Subjects.Bulk;

namespace AutomagikTelemetry.Benchmarks;

/// <summary>What is measured.</summary>
/// <remarks>The loops are written out: a delegate for each call would cost as much as the call.</remarks>
static class Scenarios
{
    const string Id = "workflow-0123456789";
    const int ManyCalls = 100_000;

    // Three records a call into a queue of 2,048.
    const int Burst = 400;

    static readonly Budget _off = new(MaxExtraNanoseconds: 2, MaxExtraBytes: 0);
    static readonly Budget _bulk = new(MaxRatio: 1.6, MaxExtraBytes: 0);
    static readonly Budget _throw = new(MaxRatio: 1.25);
    static readonly Budget _leftOut = new(MaxRatio: 1, MaxExtraBytes: -1);
    static readonly Budget _peer = new(MaxRatio: 0.8, MaxExtraBytes: -1);

    static readonly InvalidOperationException _thrownBefore = new("No such agent.");

    static int _sum;

    internal static IReadOnlyList<Scenario> All { get; } =
    [
        new("off: Add", IsOn: false, ManyCalls,
        [
            new("unwoven", UnwovenAdd),
            new("bulk", BulkAdd, _off),
            new("tagged", TaggedAdd, _off),
        ]),
        new("off: AddAsync, completes at once", IsOn: false, ManyCalls,
        [
            new("unwoven", UnwovenAddAsync),
            new("bulk", BulkAddAsync, _off),
            new("tagged", TaggedAddAsync, _off),
        ]),
        new("off: AddAfterYieldAsync", IsOn: false, 5_000,
        [
            new("unwoven", UnwovenYield),
            new("bulk", BulkYield),
            new("tagged", TaggedYield),
        ])
        { UsesOtherThreads = true },
        ThrowOff(frames: 1),
        ThrowOff(frames: 10),
        new("bulk: Add", IsOn: true, ManyCalls,
        [
            new("two clock reads", ReadClockTwice),
            new("bulk", BulkAdd, _bulk),
        ]),
        new("bulk: AddAsync, completes at once", IsOn: true, ManyCalls,
        [
            new("unwoven, two clock reads", ReadClockAroundAddAsync),
            new("bulk", BulkAddAsync, _bulk),
        ]),
        new("bulk: AddAfterYieldAsync", IsOn: true, 5_000,
        [
            new("unwoven, two clock reads", count => ReadClockAroundYieldAsync(count).Wait()),
            new("bulk", BulkYield),
        ])
        { UsesOtherThreads = true },
        ThrowInBulk(frames: 1),
        ThrowInBulk(frames: 10),
        ThrowNewInBulk(frames: 1),
        ThrowNewInBulk(frames: 10),
        new("tagged: Add", IsOn: true, Burst,
        [
            new("OpenTelemetry by hand", HandWrittenAdd) { IsByHand = true },
            new("tagged, plain", PlainAdd, _peer),
            new("tagged", TaggedAdd, _peer),
        ]),
        new("tagged: AddAsync, completes at once", IsOn: true, Burst,
        [
            new("OpenTelemetry by hand", HandWrittenAddAsync) { IsByHand = true },
            new("tagged", TaggedAddAsync, _peer),
        ]),
        new("tagged: AddAfterYieldAsync", IsOn: true, Burst,
        [
            new("OpenTelemetry by hand", HandWrittenYield) { IsByHand = true },
            new("tagged", TaggedYield, _peer),
        ])
        { UsesOtherThreads = true },
        new("sampling: Add", IsOn: true, Burst,
        [
            new("sampled", TaggedAdd),
            new("left out by its attribute", LeftOutAdd, _leftOut),
            new("left out by the caller", LeftOutByTheCaller, _leftOut),
        ]),
    ];

    static Scenario ThrowOff(int frames) => new($"off: throw through {frames}", IsOn: false, 200,
    [
        new("unwoven", count => UnwovenThrow(count, frames)),
        new("bulk", count => BulkThrow(count, frames), _throw),
        new("tagged", count => TaggedThrow(count, frames), _throw),
    ]);

    /// <summary>An exception that has its error event already, as one has that passed another tracked frame.</summary>
    static Scenario ThrowInBulk(int frames) => new($"bulk: throw through {frames}, beyond the rate of error events", IsOn: true, 200,
    [
        new("unwoven", count => UnwovenThrow(count, frames)),
        new("bulk", count => BulkThrow(count, frames), _throw),
    ])
    { ErrorsPerSecond = 0 };

    static Scenario ThrowNewInBulk(int frames) => new($"bulk: throw through {frames}, with error event", IsOn: true, 200,
    [
        new("unwoven, one stack string", count => UnwovenThrowNew(count, frames)),
        new("bulk", count => BulkThrowNew(count, frames), _throw),
    ]);

    static void UnwovenAdd(int count)
    {
        for (var i = 0; i < count; i++)
            _sum += UnwovenSubject.Add(i, Id);
    }

    static void BulkAdd(int count)
    {
        for (var i = 0; i < count; i++)
            _sum += BulkSubject.Add(i, Id);
    }

    static void TaggedAdd(int count)
    {
        for (var i = 0; i < count; i++)
            _sum += TaggedSubject.Add(i, Id);
    }

    static void PlainAdd(int count)
    {
        for (var i = 0; i < count; i++)
            _sum += PlainSubject.Add(i, Id);
    }

    static void LeftOutAdd(int count)
    {
        for (var i = 0; i < count; i++)
            _sum += LeftOutSubject.Add(i, Id);
    }

    static void LeftOutByTheCaller(int count)
    {
        using var caller = new Activity("called").SetParentId("00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-00").Start();
        TaggedAdd(count);
    }

    static void HandWrittenAdd(int count)
    {
        for (var i = 0; i < count; i++)
            _sum += HandWrittenSubject.Add(i, Id);
    }

    static void ReadClockTwice(int count)
    {
        for (var i = 0; i < count; i++)
        {
            var start = Stopwatch.GetTimestamp();
            _sum += (int)(Stopwatch.GetTimestamp() - start);
        }
    }

    static void UnwovenAddAsync(int count)
    {
        for (var i = 0; i < count; i++)
            _sum += UnwovenSubject.AddAsync(i, Id).GetAwaiter().GetResult();
    }

    static void BulkAddAsync(int count)
    {
        for (var i = 0; i < count; i++)
            _sum += BulkSubject.AddAsync(i, Id).GetAwaiter().GetResult();
    }

    static void TaggedAddAsync(int count)
    {
        for (var i = 0; i < count; i++)
            _sum += TaggedSubject.AddAsync(i, Id).GetAwaiter().GetResult();
    }

    static void HandWrittenAddAsync(int count)
    {
        for (var i = 0; i < count; i++)
            _sum += HandWrittenSubject.AddAsync(i, Id).GetAwaiter().GetResult();
    }

    static void ReadClockAroundAddAsync(int count)
    {
        for (var i = 0; i < count; i++)
        {
            var start = Stopwatch.GetTimestamp();
            _sum += UnwovenSubject.AddAsync(i, Id).GetAwaiter().GetResult();
            _sum += (int)(Stopwatch.GetTimestamp() - start);
        }
    }

    static void UnwovenYield(int count) => Yield(count, UnwovenSubject.AddAfterYieldAsync).Wait();

    static void BulkYield(int count) => Yield(count, BulkSubject.AddAfterYieldAsync).Wait();

    static void TaggedYield(int count) => Yield(count, TaggedSubject.AddAfterYieldAsync).Wait();

    static void HandWrittenYield(int count) => Yield(count, HandWrittenSubject.AddAfterYieldAsync).Wait();

    static async Task Yield(int count, Func<int, string, Task<int>> add)
    {
        for (var i = 0; i < count; i++)
            _sum += await add(i, Id);
    }

    static async Task ReadClockAroundYieldAsync(int count)
    {
        for (var i = 0; i < count; i++)
        {
            var start = Stopwatch.GetTimestamp();
            _sum += await UnwovenSubject.AddAfterYieldAsync(i, Id);
            _sum += (int)(Stopwatch.GetTimestamp() - start);
        }
    }

    static void UnwovenThrow(int count, int frames)
    {
        for (var i = 0; i < count; i++)
        {
            try
            {
                _sum += UnwovenSubject.Throw(frames, _thrownBefore);
            }
            catch (InvalidOperationException)
            {
                _sum++;
            }
        }
    }

    static void BulkThrow(int count, int frames)
    {
        for (var i = 0; i < count; i++)
        {
            try
            {
                _sum += BulkSubject.Throw(frames, _thrownBefore);
            }
            catch (InvalidOperationException)
            {
                _sum++;
            }
        }
    }

    static void TaggedThrow(int count, int frames)
    {
        for (var i = 0; i < count; i++)
        {
            try
            {
                _sum += TaggedSubject.Throw(frames, _thrownBefore);
            }
            catch (InvalidOperationException)
            {
                _sum++;
            }
        }
    }

    static void UnwovenThrowNew(int count, int frames)
    {
        for (var i = 0; i < count; i++)
        {
            try
            {
                _sum += UnwovenSubject.Throw(frames, new InvalidOperationException("No such agent."));
            }
            catch (InvalidOperationException exception)
            {
                _sum += exception.ToString().Length;
            }
        }
    }

    static void BulkThrowNew(int count, int frames)
    {
        for (var i = 0; i < count; i++)
        {
            try
            {
                _sum += BulkSubject.Throw(frames, new InvalidOperationException("No such agent."));
            }
            catch (InvalidOperationException)
            {
                _sum++;
            }
        }
    }
}
