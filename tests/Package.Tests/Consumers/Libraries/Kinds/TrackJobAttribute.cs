using AutomagikTelemetry;

namespace Kinds
{
    [SuccessEvent("job.finished", "success")]
    public sealed class TrackJobAttribute : TrackAttribute
    {
        public TrackJobAttribute()
            : base(null)
        {
        }
    }
}
