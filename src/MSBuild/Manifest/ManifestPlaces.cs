namespace AutomagikTelemetry.MSBuild.Manifest;

/// <summary>Where in the sources something is sent.</summary>
sealed class ManifestPlaces(PlanPlace[] places, PathMap paths)
{
    readonly ILookup<string, PlanPlace> _places = places.ToLookup(place => place.Member);

    /// <summary>The place of what sends it; without a file for what the product sends of itself.</summary>
    internal (string? File, int Line, int Column) Of(ManifestFact fact) =>
        _places[fact.Member].FirstOrDefault(place => place.Name is null || (place.Signal, place.Name) == (fact.Signal, fact.Name)) is { } place
            ? (paths.Unmapped(place.File), place.Line, place.Column)
            : default;
}
