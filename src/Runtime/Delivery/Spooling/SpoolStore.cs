namespace AutomagikTelemetry.Delivery.Spooling;

/// <summary>
/// Requests on disk, shared by all processes of a user that send for one project to one collector. Thread-safe; no member throws, whatever the
/// file system does: it says no, and <see cref="Trouble"/> says why.
/// </summary>
/// <remarks>Nothing is touched before the first call. docs/spool.md has the rules.</remarks>
sealed class SpoolStore : IDisposable
{
    const string Closed = "it is closed";

    readonly SpoolDirectory _directory;
    readonly SpoolBounds _bounds;
    readonly RejectedFiles _rejected;
    readonly object _lock = new();

    OwnerLock? _owner;
    SpoolUsage? _usage;
    Queue<SpoolEntry>? _pass;
    bool _isDisposed;
    volatile string? _trouble;

    public SpoolStore(SpoolDirectory directory, SpoolLimits limits, TimeProvider time)
    {
        _directory = directory;
        _bounds = new(directory, limits, time, Losses);
        _rejected = new(directory, limits, time);
    }

    public SpoolLosses Losses { get; } = new();

    /// <summary>Why the last call could not do what it was asked; null when it could.</summary>
    public string? Trouble => _trouble;

    /// <summary>Does ahead of the first request what that would wait for: the directory, the lock, the look at what is there.</summary>
    public void Open() => Try<object>(() =>
    {
        if (!_isDisposed && _directory.Prepare() is null && TakeOwner() is not null)
            HasRoom(1);
        return null;
    });

    /// <summary>Puts a request on disk. It is held from the start, so that nobody else sends it while this process still tries.</summary>
    /// <returns>Null when it is not on disk.</returns>
    public SpoolClaim? TryWrite(SpooledRequest request) => Try(() => Write(request));

    /// <summary>Takes the oldest request that nobody alive holds.</summary>
    /// <returns>
    /// Null when each was offered once: what is released comes again in the next pass, which the next call begins. So what a collector does not
    /// take is not in the way of the rest.
    /// </returns>
    public SpoolClaim? TryClaim() => Try(Claim);

    /// <summary>What is still held is anybody's.</summary>
    public void Dispose()
    {
        lock (_lock)
        {
            _isDisposed = true;
            Forget();
        }
    }

    internal void Delete(string heldFile, long length) => Try<object>(() =>
    {
        File.Delete(_directory.PathOf(heldFile));
        _usage?.Remove(length);
        return null;
    });

    internal void Release(string heldFile, SpoolFileName name) => Try<object>(() =>
    {
        File.Move(_directory.PathOf(heldFile), _directory.PathOf(name.Waiting), overwrite: true);
        return null;
    });

    T? Try<T>(Func<T?> action)
        where T : class
    {
        lock (_lock)
        {
            _trouble = null;
            try
            {
                return action();
            }
            catch (Exception e)
            {
                _trouble = e.Message;
                return null;
            }
        }
    }

    SpoolClaim? Write(SpooledRequest request)
    {
        // Its directory may be gone for good.
        if (_isDisposed)
            return Refuse(Closed);
        var header = SpoolFormat.HeaderOf(request);
        var length = header.Length + request.Body.Length;
        if (!_bounds.AllowOne(length))
            return Refuse($"a request of {length} bytes is too long for it");
        if (_directory.Prepare() is { } trouble)
            return Refuse(trouble);
        if (TakeOwner() is not { } owner)
            return null;
        if (!HasRoom(length))
            return Refuse("it is full of requests that are being sent");

        var name = SpoolFileName.Of(request);
        var held = name.HeldBy(owner);
        PrivateFile.Write(_directory.PathOf(name.WrittenBy(owner)), FileMode.CreateNew, _directory.PathOf(held), header, request.Body);
        _usage!.Add(length);
        return new(this, request, name, held);
    }

    SpoolClaim? Claim()
    {
        if (_pass is null)
        {
            if (_directory.Check(out var isThere) is { } trouble)
                return Refuse(trouble);
            if (!isThere)
                return null;
            LookThrough(reserve: 0);
        }

        while (_pass is not null && _pass.TryDequeue(out var entry))
        {
            if (TakeOwner() is not { } owner)
                return null;
            if (Take(entry, owner) is { } claim)
                return claim;
        }

        _pass = null;
        return null;
    }

    /// <summary>Null when somebody else has it, or it is none.</summary>
    SpoolClaim? Take(SpoolEntry entry, string owner)
    {
        var name = entry.Name!.Value;
        var held = name.HeldBy(owner);
        var path = _directory.PathOf(held);
        if (!PrivateFile.TryRename(_directory.PathOf(entry.FileName), path))
            return null;

        try
        {
            // A pipe, for one, has no length, and opening it could take for ever.
            var request = entry.Length >= SpoolFormat.HeaderLength && _bounds.AllowOne(entry.Length) ? SpoolFormat.Read(File.ReadAllBytes(path)) : null;
            if (request is not null && request.Id == name.Id && request.Count == name.Count)
                return new(this, request, name, held);
        }
        catch (Exception e)
        {
            // It may be readable another time, or for another process.
            _trouble = e.Message;
            PrivateFile.TryRename(path, _directory.PathOf(name.Waiting));
            return null;
        }

        _rejected.Add(path, name.Waiting);
        _usage?.Remove(entry.Length);
        Losses.AddRejected(name.Count);
        return null;
    }

    /// <summary>A look takes a system call a file: there is one at the start, and one for each eighth of the bounds that this store writes.</summary>
    bool HasRoom(long length)
    {
        var isDue = _usage is null
            || !_bounds.Allow(_usage.Bytes + length, _usage.Files + 1)
            || _usage.BytesSince >= _bounds.BytesAtATime
            || _usage.FilesSince >= _bounds.FilesAtATime;
        if (isDue)
            LookThrough(length);
        return _bounds.Allow(_usage!.Bytes + length, _usage.Files + 1);
    }

    void LookThrough(long reserve)
    {
        var inventory = SpoolInventory.Of(_directory.FullPath, _owner?.Owner);
        _usage = new(inventory.Bytes, inventory.Files);
        foreach (var entry in inventory.Foreign)
            _rejected.Add(_directory.PathOf(entry.FileName), entry.FileName);
        _rejected.KeepBounds();

        var free = inventory.Free;
        if (free.Count > 0)
            free = TakeOwner() is { } owner ? _bounds.Keep(free, _usage, reserve, owner) : [];
        if (reserve == 0)
            _pass = new(free);
    }

    /// <summary>Null, and trouble said, where there can be none.</summary>
    string? TakeOwner()
    {
        // Without its file nobody would know that this owner lives. Somebody has deleted it, and the requests with it.
        if (_owner is { IsInPlace: false })
            Forget();
        if (_isDisposed)
            _trouble = Closed;
        else if ((_owner ??= OwnerLock.TryTake(_directory.FullPath)) is null)
            _trouble = $"files in {_directory.FullPath} cannot be locked";
        return _owner?.Owner;
    }

    void Forget()
    {
        _owner?.Dispose();
        _owner = null;
        _usage = null;
        _pass = null;
    }

    SpoolClaim? Refuse(string trouble)
    {
        _trouble = trouble;
        return null;
    }
}
