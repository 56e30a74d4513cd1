using AutomagikTelemetry;

namespace Woven
{
    public class Worker
    {
        [TrackCommand]
        public virtual void Work() => System.Console.WriteLine("woven");
    }

    public static class Nothing
    {
        [DoNotTrack]
        [TrackCommand]
        public static void Here() => System.Console.WriteLine("nothing");
    }
}
