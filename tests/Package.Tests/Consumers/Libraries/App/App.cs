namespace App
{
    public static class Program
    {
        [AutomagikTelemetry.TrackCommand]
        public static void Run()
        {
            new Woven.Worker().Work();
            new Middle.Worker().Work();
            new Quiet.Worker().Work();
            System.Console.WriteLine(typeof(Unwoven.Worker));
        }
    }
}
