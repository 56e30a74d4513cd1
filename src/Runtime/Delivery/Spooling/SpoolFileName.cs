using System.Globalization;

namespace AutomagikTelemetry.Delivery.Spooling;

/// <summary>What a request's file is called tells its age and how many items go with it, so that neither bounds nor counts need its content.</summary>
/// <param name="Created">Milliseconds since 1970; 13 digits, so that names sort by age.</param>
/// <param name="Count">Items in it.</param>
/// <param name="Id">The request's.</param>
readonly record struct SpoolFileName(long Created, int Count, Guid Id)
{
    public const string WaitingExtension = ".otlp";
    public const string HeldExtension = ".held";
    public const string TemporaryExtension = ".tmp";

    public static SpoolFileName Of(SpooledRequest request) => new(Math.Max(0, request.Created.ToUnixTimeMilliseconds()), request.Count, request.Id);

    /// <summary>For anybody to take.</summary>
    public string Waiting => Stem + WaitingExtension;

    /// <summary>Taken, for as long as its owner lives.</summary>
    public string HeldBy(string owner) => $"{Stem}.{owner}{HeldExtension}";

    /// <summary>Not complete yet.</summary>
    public string WrittenBy(string owner) => $"{Stem}.{owner}{TemporaryExtension}";

    /// <summary>Null unless it is a name as this one makes them, without owner and extension.</summary>
    public static SpoolFileName? Parse(string stem)
    {
        var parts = stem.Split('-');
        return parts.Length == 3
            && long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var created)
            && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            && Guid.TryParseExact(parts[2], "N", out var id)
            && new SpoolFileName(created, count, id) is var name && name.Stem == stem
                ? name
                : null;
    }

    string Stem => string.Create(CultureInfo.InvariantCulture, $"{Created:D13}-{Count}-{Id:N}");
}
