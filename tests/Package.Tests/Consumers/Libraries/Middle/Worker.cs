using AutomagikTelemetry;

[assembly: TrackAllPublicMethods]

namespace Middle
{
    public class Worker : Woven.Worker
    {
        public override void Work() => System.Console.WriteLine("not woven");
    }
}
