using System;
using AutomagikTelemetry;

Refused.Numbers.Count();

namespace Refused
{
    [TrackWorkflow]
    public static class Numbers
    {
        public static async void Count()
        {
            await System.Threading.Tasks.Task.Yield();
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
