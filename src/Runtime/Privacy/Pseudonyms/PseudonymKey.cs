using System.Security.Cryptography;
using AutomagikTelemetry.Client;
using AutomagikTelemetry.Delivery.Spooling;

namespace AutomagikTelemetry.Privacy.Pseudonyms;

/// <summary>
/// The key that a client makes pseudonyms with: an organisation's, else that of this user and machine, else one of this process. Made, read and
/// looked for when the first pseudonym is needed; never sent. Thread-safe.
/// </summary>
sealed class PseudonymKey(TelemetryOptions options, EnvironmentSnapshot environment, bool isVerbose)
{
    static readonly object _lock = new();
    static PseudonymKey? _last;
    static PseudonymKey? _current;
    static byte[]? _ofProcess;
    static int _deletions;

    Known? _known;
    // Those that send hang together, the last one first: a short command has one, and pays for no array.
    PseudonymKey? _former;
    bool _isSending;
    bool _mayBeKept;
    bool _isSaid;

    /// <summary>
    /// The process's: values are sanitised where no client is known. That of the client that began to send last, or of the last one that was given
    /// an organisation's key, lest a client that a library makes undo it; while none sends, of the one in place, since others may listen to its spans.
    /// </summary>
    public static PseudonymKey Current => Volatile.Read(ref _current) ?? Telemetry.Client.PseudonymKey;

    public PseudonymMode Mode
    {
        get
        {
            if (options.PseudonymMode == PseudonymMode.PlainSha256 && !_isSaid)
            {
                _isSaid = true;
                environment.WarnOnce(
                    $"option {nameof(options.PseudonymMode)}={nameof(PseudonymMode.PlainSha256)}: pseudonyms are plain hashes, which whoever guesses a phone number or an e-mail address can reverse.");
            }

            return options.PseudonymMode;
        }
    }

    bool IsGiven => !string.IsNullOrWhiteSpace(options.PseudonymKey);

    /// <summary>Tells whether its client sends, and whether what it sends leaves the machine: only then is a key put on disk.</summary>
    public void SetSending(bool isSending, bool isLocal)
    {
        lock (_lock)
        {
            var mayBeKept = isSending && !isLocal;
            if (mayBeKept != _mayBeKept)
                _known = null;
            _mayBeKept = mayBeKept;
            if (isSending == _isSending)
                return;

            _isSending = isSending;
            if (isSending)
                (_former, _last) = (_last, this);
            else
                Remove();
            Volatile.Write(ref _current, LastGiven() ?? _last);
        }
    }

    /// <summary>
    /// Deletes the key of this user and machine: new pseudonyms have nothing in common with former ones. Other processes that run keep theirs
    /// to their end; an organisation's key is the organisation's and stays. Never throws.
    /// </summary>
    /// <param name="options">They may name another directory for state.</param>
    /// <param name="environment">It tells the user's one.</param>
    /// <returns>Whether there is none on disk any more.</returns>
    public static bool Delete(TelemetryOptions options, EnvironmentSnapshot environment)
    {
        lock (_lock)
        {
            _ofProcess = null;
            _deletions++;
            return KeyFile.Delete(SpoolLocation.BaseDirectory(options, environment));
        }
    }

    /// <summary>The key; never to be written to.</summary>
    public byte[] Bytes()
    {
        if (Volatile.Read(ref _known) is { } known && known.Deletions == Volatile.Read(ref _deletions))
            return known.Bytes;

        // Together with what tells whether it may be kept, so that none is made behind the back of who has just said no.
        lock (_lock)
        {
            var key = OrganizationKey.Of(options, environment) ?? (_mayBeKept ? OfMachine() : null) ?? (_ofProcess ??= RandomNumberGenerator.GetBytes(KeyFile.KeyLength));
            Volatile.Write(ref _known, new(key, _deletions));
            return key;
        }
    }

    void Remove()
    {
        ref var place = ref _last;
        while (place != this)
            place = ref place!._former;
        place = _former;
        _former = null;
    }

    static PseudonymKey? LastGiven()
    {
        var one = _last;
        while (one is { IsGiven: false })
            one = one._former;
        return one;
    }

    byte[]? OfMachine()
    {
        var key = KeyFile.ReadOrCreate(SpoolLocation.BaseDirectory(options, environment), out var trouble);
        if (key is null && isVerbose)
            environment.WriteLine($"pseudonyms are of this process only, since their key cannot be kept: {trouble}.");
        return key;
    }

    sealed record Known(byte[] Bytes, int Deletions);
}
