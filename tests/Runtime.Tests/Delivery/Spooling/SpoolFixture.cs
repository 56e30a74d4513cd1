using AutomagikTelemetry.Delivery.Spooling;
using AutomagikTelemetry.Runtime.Tests.Support;
using AutomagikTelemetry.Signals;

namespace AutomagikTelemetry.Runtime.Tests.Delivery.Spooling;

/// <summary>A spool in a directory of its own, and stores on it.</summary>
sealed class SpoolFixture : IDisposable
{
    readonly List<SpoolStore> _stores = [];
    int _written;

    public string Base { get; } = Directory.CreateTempSubdirectory("telemetry-spool-").FullName;

    public FixedTime Time { get; } = new();

    public SpoolDirectory Folder => new(Base, "key");

    /// <summary>The names of all files in the spool but the locks of the owners.</summary>
    public IEnumerable<string> Files => NamesIn(Folder.FullPath).Where(name => !name.EndsWith(".owner", StringComparison.Ordinal));

    public IEnumerable<string> Rejected => NamesIn(Folder.PathOf("rejected"));

    public SpoolStore Store(SpoolLimits? limits = null, string? at = null)
    {
        var store = new SpoolStore(at is null ? Folder : new(at, "key"), limits ?? new(), Time);
        _stores.Add(store);
        return store;
    }

    public SpooledRequest Request(int count = 1, int length = 100, TelemetrySignal signal = TelemetrySignal.Logs, string? encoding = null)
    {
        var body = new byte[length];
        new Random(_written++).NextBytes(body);
        return new() { Signal = signal, Id = Guid.NewGuid(), Count = count, ContentEncoding = encoding, Created = Time.Now, Body = body };
    }

    /// <summary>Puts requests into the spool for anybody to take, a second apart.</summary>
    public List<SpooledRequest> Fill(SpoolStore store, int files, int count = 1, int length = 100)
    {
        List<SpooledRequest> requests = [];
        for (var i = 0; i < files; i++)
        {
            requests.Add(Request(count, length));
            store.TryWrite(requests[^1]).ShouldNotBeNull(store.Trouble).Release();
            Time.Now += TimeSpan.FromSeconds(1);
        }

        return requests;
    }

    /// <summary>Takes all that can be taken, and keeps it.</summary>
    public static List<SpoolClaim> ClaimAll(SpoolStore store)
    {
        List<SpoolClaim> claims = [];
        while (store.TryClaim() is { } claim)
            claims.Add(claim);
        return claims;
    }

    public static IEnumerable<Guid> IdsOf(IEnumerable<SpoolClaim> claims) => claims.Select(claim => claim.Request.Id);

    public static IEnumerable<Guid> IdsOf(IEnumerable<SpooledRequest> requests) => requests.Select(request => request.Id);

    public void Dispose()
    {
        foreach (var store in _stores)
            store.Dispose();
        Directory.Delete(Base, recursive: true);
    }

    static IEnumerable<string> NamesIn(string directory)
        => Directory.Exists(directory) ? Directory.EnumerateFiles(directory).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal) : [];
}
