#region guide-privacy
using AutomagikTelemetry;

static class UserActions
{
    [TrackAction]
    [EmitEvent("user.action", "user_id", "phone", "has_message", "action")]
    public static void Send(
        [Tag(Privacy = TagPrivacy.Hash)] string userId,
        [Tag(Privacy = TagPrivacy.Hash)] string phone,
        [Tag(Privacy = TagPrivacy.Presence)] string? message,
        [Tag(Privacy = TagPrivacy.Plain)] string action) => Console.WriteLine($"{action} for {userId}, to {phone}: {message}");
}

sealed class TrackActionAttribute() : TrackAttribute(null);
#endregion
