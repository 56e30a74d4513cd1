namespace AutomagikTelemetry.Client;

/// <summary>Who names an endpoint; the first beats the later ones.</summary>
enum EndpointOrigin
{
    Environment,
    Code,
    Build,
}
