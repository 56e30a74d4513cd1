using System.Collections.Generic;
using AutomagikTelemetry;

System.Console.WriteLine(string.Join(" ", Refused.Numbers.Count()));

namespace Refused
{
    [TrackWorkflow]
    public static class Numbers
    {
        public static IEnumerable<int> Count()
        {
            yield return 1;
        }

#if ASYNC_VOID
        [TrackWorkflow]
        internal static async void Forget()
        {
            await System.Threading.Tasks.Task.Yield();
        }
#endif
    }
}
