namespace AutomagikTelemetry.Exits.Tests.Support;

/// <summary>The environment of a program that reports to a store.</summary>
static class Surroundings
{
    public static Dictionary<string, string?> Of(StateDirectory state, Store store) => Of(state.FullPath, store);

    public static Dictionary<string, string?> Of(string state, Store store) => new()
    {
        ["AUTOMAGIK_TELEMETRY_ENDPOINT"] = store.Url,
        ["HOME"] = state,
        ["XDG_STATE_HOME"] = state,
    };

    /// <summary>With one variable more; a null leaves it out.</summary>
    public static Dictionary<string, string?> With(this Dictionary<string, string?> environment, string name, string? value)
        => new(environment) { [name] = value };
}
