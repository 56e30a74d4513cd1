namespace AutomagikTelemetry.Client.Users;

/// <summary>What the user has said to telemetry, once for all programs that ask here: a file of one word. Thread-safe; no member throws.</summary>
/// <param name="readHomeFile">A file's text by its path below the home directory; null where there is none.</param>
/// <param name="writeHomeFile">Writes one; false where it cannot.</param>
sealed class UserPreference(Func<string, string?> readHomeFile, Func<string, string, bool> writeHomeFile)
{
    /// <summary>Below the home directory.</summary>
    public const string FileName = ".automagik/telemetry_preference";

    const string Yes = "enabled";
    const string No = "disabled";

    volatile string? _said;

    /// <summary>Raised when the user says no: every client ends at once, and adds itself to what is waited for.</summary>
    public event Action<OptingOut>? OptedOut;

    /// <summary>Null where the user has said nothing. What was said in this process counts though it could not be saved.</summary>
    public bool? IsYes
    {
        get
        {
            var word = (_said ?? readHomeFile(FileName))?.Trim();
            return string.Equals(word, Yes, StringComparison.OrdinalIgnoreCase) ? true
                : string.Equals(word, No, StringComparison.OrdinalIgnoreCase) ? false
                : null;
        }
    }

    /// <summary>Takes the user's word.</summary>
    /// <returns>Whether it is saved.</returns>
    public bool Save(bool isYes)
    {
        _said = isYes ? Yes : No;
        return writeHomeFile(FileName, _said);
    }

    /// <summary>One client that fails keeps no other from hearing of it.</summary>
    public void TellOptedOut(OptingOut optingOut)
    {
        foreach (var client in OptedOut?.GetInvocationList() ?? [])
        {
            try
            {
                ((Action<OptingOut>)client)(optingOut);
            }
            catch (Exception)
            {
                optingOut.Failed();
            }
        }
    }
}
