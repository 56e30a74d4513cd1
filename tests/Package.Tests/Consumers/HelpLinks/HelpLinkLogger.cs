using System.IO;
using Microsoft.Build.Framework;

public class HelpLinkLogger : ILogger
{
    public LoggerVerbosity Verbosity { get; set; }

    public string Parameters { get; set; }

    public void Initialize(IEventSource events)
    {
        events.ErrorRaised += (sender, error) => File.AppendAllText(Parameters, error.Code + " " + error.HelpLink + "\n");
        events.WarningRaised += (sender, warning) => File.AppendAllText(Parameters, warning.Code + " " + warning.HelpLink + "\n");
    }

    public void Shutdown()
    {
    }
}
