using AutomagikTelemetry.Delivery;
using AutomagikTelemetry.Delivery.Spooling;

namespace AutomagikTelemetry.Exporters.Otlp.Sending;

/// <summary>The exporter's side of the spool: which requests have a file there, and the count of what is safe. Thread-safe, never throws.</summary>
/// <param name="store">Null for none: then nothing is ever safe.</param>
/// <param name="ledger">Is told what is on disk.</param>
/// <param name="write">Is told in verbose mode why there is no spool; null for nobody.</param>
sealed class Safekeeping(SpoolStore? store, Ledger ledger, Action<string>? write) : IDisposable
{
    string? _trouble;
    volatile bool _isAbandoned;
    long _dropped;

    /// <summary>Whether there is a spool at all, which may still say no.</summary>
    public bool IsPossible => store is not null;

    /// <summary>Makes ready to keep a request.</summary>
    public void Open()
    {
        if (store is null || _isAbandoned)
            return;

        store.Open();
        CountLosses();
    }

    /// <summary>Writes a request to disk, unless it is there already. It stays this process's to send.</summary>
    /// <returns>Whether it is on disk.</returns>
    public bool TryKeep(EncodedRequest request)
    {
        if (store is null || _isAbandoned)
            return false;

        // One at a time for a request: the sender's thread makes safe what the exporter's is about to settle.
        lock (request)
        {
            if (request.IsDone || request.Claim is not null)
                return request.Claim is not null;

            request.Claim = store.TryWrite(ToFile(request));
            CountLosses();
            if (request.Claim is null)
                Tell(store.Trouble);
            else
                ledger.Keep(request.Count);
            return request.Claim is not null;
        }
    }

    /// <summary>A request has arrived or is lost: its file goes.</summary>
    public void Forget(EncodedRequest request)
    {
        if (TakeClaim(request) is not { } claim)
            return;

        claim.Delete();
        ledger.Unkeep(request.Count);
    }

    /// <summary>Leaves a request to whoever sends the spool's next; this process is done with it.</summary>
    /// <returns>Whether it is on disk; else it is the caller's to count.</returns>
    public bool TryLeave(EncodedRequest request)
    {
        if (!TryKeep(request) || TakeClaim(request) is not { } claim)
        {
            if (_isAbandoned)
                Forget(request);
            return false;
        }

        claim.Release();
        ledger.Unkeep(request.Count);
        ledger.Spool(request.Count);
        return true;
    }

    /// <summary>The next request that nobody alive holds, of an earlier run or of this one; null when each was offered once.</summary>
    public EncodedRequest? TryTake()
    {
        if (store is null)
            return null;

        var claim = store.TryClaim();
        CountLosses();
        if (claim is null)
            return null;

        return new()
        {
            Signal = claim.Request.Signal,
            Count = claim.Request.Count,
            Body = claim.Request.Body,
            Size = claim.Request.Body.Length,
            Encoding = claim.Request.ContentEncoding,
            Id = claim.Request.Id,
            Created = claim.Request.Created,
            Claim = claim,
        };
    }

    /// <summary>A request that was taken has not arrived.</summary>
    public static void PutBack(EncodedRequest request) => TakeClaim(request)?.Release();

    /// <summary>A request that was taken has arrived, or nobody will ever take it.</summary>
    public static void Remove(EncodedRequest request) => TakeClaim(request)?.Delete();

    /// <summary>Nothing is kept from here on, and what is left goes with its file.</summary>
    public void Abandon() => _isAbandoned = true;

    /// <summary>What is still held is anybody's from here on.</summary>
    public void Dispose() => store?.Dispose();

    static SpoolClaim? TakeClaim(EncodedRequest request)
    {
        lock (request)
        {
            var claim = request.Claim;
            request.Claim = null;
            request.IsDone = true;
            return claim;
        }
    }

    static SpooledRequest ToFile(EncodedRequest request) => new()
    {
        Signal = request.Signal,
        Id = request.Id,
        Count = request.Count,
        ContentEncoding = request.Encoding,
        Created = request.Created,
        Body = request.Body,
    };

    /// <summary>The store drops what is beyond its bounds while it does something else.</summary>
    void CountLosses()
    {
        var total = store!.Losses.Full + store.Losses.Expired + store.Losses.Rejected;
        ledger.DropFromSpool(total - Interlocked.Exchange(ref _dropped, total));
    }

    void Tell(string? trouble)
    {
        if (trouble is null || trouble == _trouble)
            return;

        _trouble = trouble;
        write?.Invoke($"nothing can be spooled: {trouble.TrimEnd('.')}. What is not delivered when the process ends is lost.");
    }
}
