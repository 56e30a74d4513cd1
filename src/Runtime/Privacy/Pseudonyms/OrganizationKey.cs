using AutomagikTelemetry.Client;

namespace AutomagikTelemetry.Privacy.Pseudonyms;

/// <summary>A key that several machines are given, so that their pseudonyms can be joined.</summary>
static class OrganizationKey
{
    public const string Variable = "AUTOMAGIK_TELEMETRY_PSEUDONYM_KEY";

    /// <summary>The environment beats the code. Null where none is given, or none that can be used, which is said without the value.</summary>
    public static byte[]? Of(TelemetryOptions options, EnvironmentSnapshot environment)
    {
        var name = $"option {nameof(options.PseudonymKey)}";
        var given = Parse(options.PseudonymKey);
        var otherwise = "the key of this machine";
        if (!string.IsNullOrWhiteSpace(options.PseudonymKey) && given is null)
            Warn(name, otherwise);
        if (environment.Variable(Variable) is not { } text)
            return given;

        if (Parse(text) is { } key)
            return key;
        Warn(Variable, given is null ? otherwise : $"that of the {name}");
        return given;

        void Warn(string what, string used)
            => environment.WarnOnce($"{what} is not base64 of at least {KeyFile.KeyLength} bytes; pseudonyms are made with {used}. The value is not shown.");
    }

    static byte[]? Parse(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return null;

        try
        {
            return Convert.FromBase64String(text) is { Length: >= KeyFile.KeyLength } key ? key : null;
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
