using System.Text;
using AutomagikTelemetry.Delivery.Spooling;

namespace AutomagikTelemetry.Client.Users;

/// <summary>The small files in the user's home directory that hold the user's word. No member throws.</summary>
static class HomeDirectory
{
    /// <summary>Null if there is no such file, empty if it cannot be read.</summary>
    public static string? Read(string path)
    {
        try
        {
            var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
            var file = Path.Combine(home, path);
            return home.Length == 0 || !Path.Exists(file) ? null : File.ReadAllText(file);
        }
        catch (Exception)
        {
            return "";
        }
    }

    /// <summary>For its user alone, and as a whole or not at all. Its directory is made where it is missing, and otherwise left as it is: other programs use it too.</summary>
    /// <returns>False where it cannot be written, and for root in the home of somebody else, who could not read it.</returns>
    public static bool TryWrite(string path, string text)
    {
        try
        {
            var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
            if (home.Length == 0 || (FileOwner.IsRoot && FileOwner.IsSomebodyElse(home)))
                return false;

            var file = Path.Combine(home, path);
            PrivateDirectory.Create(Path.GetDirectoryName(file)!);
            PrivateFile.Write(file + "." + Guid.NewGuid().ToString("N"), FileMode.CreateNew, file, Encoding.UTF8.GetBytes(text));
            return true;
        }
        catch (Exception)
        {
            return false;
        }
    }
}
