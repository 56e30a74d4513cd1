namespace Unwoven
{
    public class Worker
    {
        public class Inner
        {
            [Kinds.TrackJob]
            void Work() => System.Console.WriteLine("unwoven");
        }
    }
}
