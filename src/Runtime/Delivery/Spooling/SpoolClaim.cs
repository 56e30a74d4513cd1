namespace AutomagikTelemetry.Delivery.Spooling;

/// <summary>A request that this process alone holds, until it is delivered or released, or the store is disposed, or the process ends. Thread-safe, never throws.</summary>
sealed class SpoolClaim
{
    readonly SpoolStore _store;
    readonly SpoolFileName _name;
    readonly string _heldFile;
    int _isDone;

    public SpoolClaim(SpoolStore store, SpooledRequest request, SpoolFileName name, string heldFile)
    {
        _store = store;
        Request = request;
        _name = name;
        _heldFile = heldFile;
    }

    public SpooledRequest Request { get; }

    /// <summary>It has arrived, or nobody will ever take it: the file is deleted.</summary>
    public void Delete()
    {
        if (Interlocked.Exchange(ref _isDone, 1) == 0)
            _store.Delete(_heldFile, SpoolFormat.HeaderLength + Request.Body.Length);
    }

    /// <summary>It has not arrived: any process may try next.</summary>
    public void Release()
    {
        if (Interlocked.Exchange(ref _isDone, 1) == 0)
            _store.Release(_heldFile, _name);
    }
}
