namespace AutomagikTelemetry.Client.Options;

/// <summary>Reads variables that are yes or no, and notes those that are neither.</summary>
sealed class Switches(EnvironmentSnapshot environment)
{
    readonly List<string> _warnings = [];

    public IReadOnlyList<string> Warnings => _warnings;

    /// <summary>Null when the variable is not set. One that is neither yes nor no gets a warning and counts as <paramref name="otherwise"/>.</summary>
    public bool? Read(string name, bool? otherwise, string otherwiseText)
    {
        if (environment.Variable(name) is not { } value)
            return null;
        if (Parse(value) is { } isOn)
            return isOn;

        Warn($"{name}='{value}' is neither true nor false; {otherwiseText}.");
        return otherwise;
    }

    /// <summary>Null where it is neither yes nor no.</summary>
    public static bool? Parse(string value) => value.ToLowerInvariant() switch
    {
        "true" or "1" or "yes" or "on" => true,
        "false" or "0" or "no" or "off" => false,
        _ => null,
    };

    /// <summary>Notes any other setting that cannot be understood.</summary>
    public void Warn(string warning) => _warnings.Add(warning);
}
