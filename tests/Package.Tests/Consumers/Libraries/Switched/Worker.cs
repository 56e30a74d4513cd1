namespace Switched
{
    public class Worker : Woven.Worker
    {
        [AutomagikTelemetry.TrackCommand]
        public override void Work() => System.Console.WriteLine("switched off");
    }
}
