namespace AutomagikTelemetry.Client.Users;

/// <summary>The random ids that this process reports under; nothing of the machine or its user is in them.</summary>
/// <param name="InstanceId">For <c>service.instance.id</c>.</param>
/// <param name="SessionId">For <c>session.id</c>.</param>
/// <param name="UserId">For <c>user.id</c> where none can be kept.</param>
sealed record ProcessIdentity(string InstanceId, string SessionId, string UserId)
{
    static ProcessIdentity? _current;

    /// <summary>The same for all clients of the process, until it is renewed. Thread-safe.</summary>
    public static ProcessIdentity Current
    {
        get
        {
            if (Volatile.Read(ref _current) is { } current)
                return current;

            var mine = New();
            return Interlocked.CompareExchange(ref _current, mine, null) ?? mine;
        }
    }

    /// <summary>What is reported from here on has nothing in common with what was before.</summary>
    public static void Renew() => Volatile.Write(ref _current, New());

    static ProcessIdentity New() => new(Id(), Id(), Id());

    static string Id() => Guid.NewGuid().ToString();
}
