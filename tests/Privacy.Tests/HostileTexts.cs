using System.Text;

namespace AutomagikTelemetry.Privacy.Tests;

/// <summary>Texts out of what scanners look for, whole and in parts, and out of anything else.</summary>
static class HostileTexts
{
    static readonly string[] _pieces =
    [
        "@", "a@a.a", "+1", "(", ")", " ", "-", ".", "=", ":", "\"", "'", "\\", "%", "%4", "%40", "%C3%28", "/", "://", "/home/", "C:\\Users\\", "{", "}", "[", "]", ";", "&", "?", "password", "token=", "--", "-----BEGIN",
        " PRIVATE KEY", "eyJ", "ghp_", "0", "4111", "12", "::", "1.2.3.", "DE89", "\ud83d", "\ude00", "٤", "ａ", "\0", "\n", "[redacted:", "key=\"", "value=\"", "<a>", "user ", "a", "Z9", "bearer ", "id 12345", "-u a:b ", "/webhooks/",
        "192.0.2.1", "2001:db8::1", "078-05-1120", "４", "＠", "：", "\u00a0", "＋", "RSSMRA85T10A562S", "4111 1111 1111 1111", "is ", "hunter2", "4fK9sLq2Zx7Wv1Bn8Mc3Tp6R", "call me at ",
    ];

    public static string Next(Random random)
    {
        var text = new StringBuilder();
        for (var pieces = random.Next(1, 24); pieces > 0; pieces--)
            text.Append(random.Next(4) == 0 ? ((char)random.Next(random.Next(2) == 0 ? 0x10000 : 0x80)).ToString() : _pieces[random.Next(_pieces.Length)]);
        return text.ToString();
    }
}
