using System.Text;

namespace AutomagikTelemetry.Exporters.Console;

/// <summary>The process's stderr, so that stdout stays the program's.</summary>
static class StandardError
{
    /// <summary>Starts every line that this library writes, so that it can be filtered.</summary>
    public const string Prefix = "[telemetry] ";

    static readonly UTF8Encoding _utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Writes one prefixed line. Never throws: a closed stderr loses it.</summary>
    public static void WriteLine(string line) => TryWrite(Prefix + line + "\n");

    /// <summary>Writes text as one write of UTF-8, so that its lines are not torn by other writers; false when that failed.</summary>
    public static bool TryWrite(string text)
    {
        try
        {
            // Not Console.Error: setting up its encoding and lock costs a short command more than all the rest.
            using var stream = System.Console.OpenStandardError();
            stream.Write(_utf8.GetBytes(text));
            return true;
        }
        catch (Exception)
        {
            return false;
        }
    }
}
