using AutomagikTelemetry.Fody.Planning;

namespace AutomagikTelemetry.Fody.Manifest;

/// <summary>Something that a member of the assembly may send under a name.</summary>
/// <param name="Signal">What it is.</param>
/// <param name="Name">The name that it is sent under; <see cref="SentAttribute.AnyName"/> for one that only a run can tell.</param>
/// <param name="Kind">How a metric aggregates.</param>
/// <param name="Unit">A metric's unit.</param>
/// <param name="Member">Type and method.</param>
/// <param name="File">Its file, relative to the source root.</param>
/// <param name="Location">Where it stands on the machine that builds.</param>
/// <param name="Attributes">The values that go with it, each once.</param>
sealed record SentRecord(Signal Signal, string Name, string? Kind, string? Unit, string Member, string? File, SourceLocation? Location, IReadOnlyList<SentAttribute> Attributes)
{
    /// <summary>Whether others that report the same are listed together with it, as those of bulk tracking are: there may be thousands.</summary>
    internal bool IsOfBulk { get; init; }
}
