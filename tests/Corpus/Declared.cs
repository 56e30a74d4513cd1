using System.Collections.Generic;
using System.Threading.Tasks;

namespace AutomagikTelemetry.Corpus;

/// <summary>Methods whose tags say what becomes of their values.</summary>
public class Declared
{
    public string? Email { get; set; }

    public int Reads { get; private set; }

    public string Read => $"read {++Reads} times";

    public string Broken => throw new InvalidOperationException("broken");

    [TrackStep]
    public static void EachWay(
        [Tag(Privacy = TagPrivacy.Scrub)] string? scrubbed,
        [Tag(Privacy = TagPrivacy.Plain)] string? plain,
        [Tag(Privacy = TagPrivacy.Hash)] string? hashed,
        [Tag(Privacy = TagPrivacy.Drop)] string? dropped,
        [Tag(Privacy = TagPrivacy.Presence)] string? message) => Reported.Swallow(scrubbed, plain, hashed, dropped, message);

    /// <summary>Names that speak of what people write, and values that nobody has written.</summary>
    [TrackStep]
    public static void OfKinds([Tag] Reported.Mood message, [Tag] Reported.Mood? text) => Reported.Swallow(message, text);

    [TrackStep]
    public static void HashedOfEveryType(
        [Tag(Privacy = TagPrivacy.Hash)] int number,
        [Tag(Privacy = TagPrivacy.Hash)] double real,
        [Tag(Privacy = TagPrivacy.Hash)] bool flag,
        [Tag(Privacy = TagPrivacy.Hash)] Guid id,
        [Tag(Privacy = TagPrivacy.Hash)] Reported.Mood mood,
        [Tag(Privacy = TagPrivacy.Hash)] DateTime due,
        [Tag(Privacy = TagPrivacy.Hash)] TimeSpan budget,
        [Tag(Privacy = TagPrivacy.Hash)] Uri home,
        [Tag(Privacy = TagPrivacy.Hash)] string?[] names,
        [Tag(Privacy = TagPrivacy.Hash)] int[] numbers) => Reported.Swallow(number, real, flag, id, mood, due, budget, home, names, numbers);

    [TrackStep]
    public static void PlainOfEveryType(
        [Tag(Privacy = TagPrivacy.Plain)] int number,
        [Tag(Privacy = TagPrivacy.Plain)] DateTime birthDate,
        [Tag(Privacy = TagPrivacy.Plain)] Uri home,
        [Tag(Privacy = TagPrivacy.Plain)] string?[] names,
        [Tag(Privacy = TagPrivacy.Plain)] int[] phones,
        [Tag(Privacy = TagPrivacy.Plain)] string password,
        [Tag(Privacy = TagPrivacy.Plain)] string[] passwords) => Reported.Swallow(number, birthDate, home, names, phones, password, passwords);

    [TrackStep]
    public static void PresentOfEveryType(
        [Tag(Privacy = TagPrivacy.Presence)] string? text,
        [Tag(Privacy = TagPrivacy.Presence)] int? number,
        [Tag(Privacy = TagPrivacy.Presence)] string[]? list,
        [Tag("has_home", Privacy = TagPrivacy.Presence)] Uri? home) => Reported.Swallow(text, number, list, home);

    [TrackStep]
    [TagFrom("email", "user.Email", Privacy = TagPrivacy.Hash)]
    [TagFrom("reply", "return", Privacy = TagPrivacy.Presence)]
    [TagFrom("fault", "exception.Message", Privacy = TagPrivacy.Presence)]
    [TagFrom("broken", "user.Broken", Privacy = TagPrivacy.Presence)]
    public static string? ByPath(Declared? user, string? answer, bool fails) => fails ? throw new InvalidOperationException("secret of " + user!.Email) : answer;

    [TrackStep]
    [TagFrom("dropped", "user.Read", Privacy = TagPrivacy.Drop)]
    [TagFrom("read", "user.Read")]
    public static void ReadOnce(Declared user) => Reported.Swallow(user);

    [TrackStep]
    [TagFrom("reply", "return", Privacy = TagPrivacy.Hash)]
    public static async Task<string> OfATask([Tag(Privacy = TagPrivacy.Presence)] string? prompt)
    {
        await Task.Yield();
        return "answer to " + prompt;
    }

    [TrackStep]
    public static IEnumerable<int> OfAnIterator([Tag(Privacy = TagPrivacy.Hash)] string userId, [Tag(Privacy = TagPrivacy.Presence)] string? prompt)
    {
        yield return userId.Length;
    }

    [TrackStep]
    [Counter("declared.sent", Tags = "user_id, has_message")]
    [EmitEvent("declared.done", "user_id", "has_message")]
    public static void Measured([Tag(Privacy = TagPrivacy.Hash)] string userId, [Tag(Privacy = TagPrivacy.Presence)] string? message) => Reported.Swallow(userId, message);
}
