#region consent-switch
using AutomagikTelemetry;

static class TelemetrySwitch
{
    /// <summary>hive telemetry on, hive telemetry off</summary>
    public static int Turn(string word)
    {
        var isSaved = word == "on" ? Telemetry.OptIn() : Telemetry.OptOut();
        Console.WriteLine($"Telemetry is {(Telemetry.IsEnabled ? "on" : "off")}{(isSaved ? "" : ", but only for now: this could not be saved")}.");
        return isSaved ? 0 : 1;
    }

    /// <summary>The first line of Main.</summary>
    public static void Begin() => Telemetry.ShowFirstRunNotice(
        collected: "which commands you run, how long they take and whether they fail",
        switchingOff: "run `hive telemetry off`");
}
#endregion
