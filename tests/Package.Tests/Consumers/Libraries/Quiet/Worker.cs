namespace Quiet
{
    public class Worker : Woven.Worker
    {
        public override void Work() => System.Console.WriteLine("quiet");
    }
}
