namespace AutomagikTelemetry.MSBuild.Manifest;

/// <summary>Where in the sources something is sent.</summary>
sealed class ManifestPlaces(PlanPlace[] places, PathMap paths)
{
    /// <summary>The place of what sends it; without a file for what the product sends of itself.</summary>
    internal (string? File, int Line, int Column) Of(ManifestFact fact) =>
        Array.Find(places, place => place.Member == fact.Member && (place.Name is null || (place.Signal, place.Name) == (fact.Signal, fact.Name))) is { } place
            ? (paths.Unmapped(place.File), place.Line, place.Column)
            : default;
}
