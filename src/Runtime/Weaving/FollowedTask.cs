namespace AutomagikTelemetry.Weaving;

/// <summary>A task that goes back as it is and is recorded on the side.</summary>
sealed class FollowedTask(Task task, Call call, bool readException) : TaskObservation(task)
{
    internal override void TaskEnded()
    {
        call.CompleteWith(Task, readException);
        SideObservations.Closed();
    }
}
