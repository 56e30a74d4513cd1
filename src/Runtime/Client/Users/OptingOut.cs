using AutomagikTelemetry.Delivery.Spooling;
using AutomagikTelemetry.Privacy.Pseudonyms;

namespace AutomagikTelemetry.Client.Users;

/// <summary>The user says no: what runs ends without sending, and what was kept is deleted. Used by one thread.</summary>
sealed class OptingOut(EnvironmentSnapshot environment)
{
    const int Attempts = 3;

    static readonly TimeSpan _patience = TimeSpan.FromSeconds(2);

    readonly List<Task> _stopped = [];
    readonly List<TelemetryOptions> _options = [];
    bool _hasFailed;

    /// <summary>A client that ends.</summary>
    /// <param name="stopped">Ends when nothing of it runs any more.</param>
    /// <param name="options">They tell where it keeps things.</param>
    public void Add(Task stopped, TelemetryOptions options)
    {
        _stopped.Add(stopped);
        _options.Add(options);
    }

    /// <summary>A client could not be told.</summary>
    public void Failed() => _hasFailed = true;

    /// <summary>Waits for the clients, 2 s at most, and deletes spools and ids of the user.</summary>
    /// <returns>Whether nothing is left.</returns>
    public bool Finish()
    {
        var isDone = Task.WaitAll([.. _stopped], _patience) && !_hasFailed;
        foreach (var options in _options)
            isDone &= DeleteAllOf(options, environment);
        ProcessIdentity.Renew();
        return isDone;
    }

    /// <summary>All that outlives a process: pseudonyms' key, user id, spools of all projects.</summary>
    public static bool DeleteAllOf(TelemetryOptions options, EnvironmentSnapshot environment)
    {
        var directory = SpoolLocation.BaseDirectory(options, environment);
        var isDeleted = PseudonymKey.Delete(options, environment) & UserId.Delete(directory);
        return isDeleted & (directory is null || DeleteDirectory(PrivateDirectory.SpoolsOf(directory)));
    }

    /// <summary>Another process may be writing there.</summary>
    static bool DeleteDirectory(string path)
    {
        for (var attempt = 1; Directory.Exists(path) && attempt <= Attempts; attempt++)
        {
            try
            {
                // A link goes, and what it leads to stays.
                Directory.Delete(path, recursive: true);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
            }
        }

        return !Directory.Exists(path);
    }
}
