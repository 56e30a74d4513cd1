using AutomagikTelemetry;

namespace Snippets.Privacy;

#region privacy-tags
public static class Inbox
{
    [TrackMessage]
    [TagFrom("reply", "return", Privacy = TagPrivacy.Presence)]
    public static string Answer(
        [Tag] string subject,
        [Tag(Privacy = TagPrivacy.Plain)] string channel,
        [Tag(Privacy = TagPrivacy.Hash)] string userId,
        [Tag(Privacy = TagPrivacy.Presence)] string? message) => $"{subject} on {channel} from {userId}: {message}";
}
#endregion
