using AutomagikTelemetry.Privacy.Keys;
using AutomagikTelemetry.Privacy.Texts;

namespace AutomagikTelemetry.Privacy.Tests.Patterns;

/// <summary>Pattern by pattern: what is cut out, and what looks so and stays.</summary>
public class TextTests
{
    // Put together here, so that no scanner of repositories takes this file for a leak.
    const string Tail = "4fK9sLq2Zx7Wv1Bn8Mc3Tp6R";

    [Theory]
    [InlineData("pushed with ghp_" + Tail + "abcdEF", "pushed with [redacted:secret]")]
    [InlineData("xoxb-1234567890-" + Tail, "[redacted:secret]")]
    [InlineData("AKIAIOSFODNN7EXAMPLE", "[redacted:secret]")]
    [InlineData("acme-token-is acme_secret_" + Tail, "acme-token-is [redacted:secret]")]
    [InlineData("Authorization: Bearer " + Tail, "Authorization: [redacted:secret]")]
    [InlineData("curl -u maria:hunter2 https://example.com", "curl -u [redacted:secret] https://example.com")]
    [InlineData("https://maria:hunter2@example.com/a", "https://[redacted:secret]@example.com/a")]
    [InlineData("https://example.com/cb?code=a1b2c3d4&page=2", "https://example.com/cb?code=[redacted:secret]&page=2")]
    [InlineData("Server=db;User Id=sa;Password='a b;c';Encrypt=True", "Server=db;User Id=[redacted:id];Password='[redacted:secret]';Encrypt=True")]
    [InlineData("Driver={ODBC};Uid=app;Pwd={a;b};", "Driver={ODBC};Uid=[redacted:id];Pwd={[redacted:secret]};")]
    [InlineData("{\"user\":{\"password\":\"x\",\"n\":1}}", "{\"user\":{\"password\":\"[redacted:secret]\",\"n\":1}}")]
    [InlineData("{\"\\u0070assword\":\"x\"}", "{\"password\":\"[redacted:secret]\"}")]
    [InlineData("cut off: {\"password\":\"x", "cut off: {\"password\":\"[redacted:secret]")]
    [InlineData("<add key=\"Password\" value=\"x\"/>", "<add key=\"Password\" value=\"[redacted:secret]\"/>")]
    [InlineData("<password>x</password>", "<password>[redacted:secret]</password>")]
    [InlineData("tool --password hunter2 --retries 2", "tool --password [redacted:secret] --retries 2")]
    [InlineData("the password is hunter2", "the password is [redacted:secret]")]
    [InlineData("key: -----BEGIN PRIVATE KEY-----\nMIIabc", "key: [redacted:secret]")]
    public void SecretsAreCutOut(string text, string clean) => Scrub(text).ShouldBe(clean);

    [Theory]
    [InlineData("Password must be at least 12 characters")]
    [InlineData("Invalid token: unexpected end of JSON input")]
    [InlineData("pk_live_" + Tail)]
    [InlineData("Newtonsoft.Json, Version=13.0.0.0, PublicKeyToken=30ad4fe6b2a6aeed")]
    [InlineData("nginx@sha256:2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824")]
    [InlineData("550e8400-e29b-41d4-a716-446655440000")]
    [InlineData("eyJvZmZzZXQiOjEwMCwibGltaXQiOjIwfQ==")]
    [InlineData("-----BEGIN CERTIFICATE-----\nMIIabc\n-----END CERTIFICATE-----")]
    [InlineData("level=info pid=12345 port=8080")]
    [InlineData("api-6d4f8b7c9d-x2x4z")]
    [InlineData("sha384-oWuck2BF4mtMHthM8W6NPfxPvGGgTmvOpIvFp0YYSOC5sys/z1NIy1h9sgCMInP1")]
    [InlineData("e355325919e0cc87:1bf15a23372d557f:0:1")]
    [InlineData("Bearer realm=\"api\"")]
    public void WhatOnlyLooksLikeASecretStays(string text) => Scrub(text).ShouldBe(text);

    [Theory]
    [InlineData("to maria.silva+x@example.com, please", "to [redacted:email], please")]
    [InlineData("\"odd name\"@example.org", "[redacted:email]")]
    [InlineData("mail=jürgen@müller.example", "mail=[redacted:email]")]
    [InlineData("?mail=maria%40example.com&step=2", "?mail=[redacted:email]&step=2")]
    [InlineData("card 4111 1111 1111 1111 declined", "card [redacted:card] declined")]
    [InlineData("gb82 west 1234 5698 7654 32", "[redacted:iban]")]
    [InlineData("078-05-1120", "[redacted:national-id]")]
    [InlineData("529.982.247-25", "[redacted:national-id]")]
    [InlineData("connect 203.0.113.9:443 refused", "connect [redacted:ip]:443 refused")]
    [InlineData("[2001:db8::1]:80", "[[redacted:ip]]:80")]
    [InlineData("reached +44 (0)20 7946 0018 x12", "reached [redacted:phone]")]
    [InlineData("(212) 555-0123", "[redacted:phone]")]
    [InlineData("call me at 5550123456", "call me at [redacted:phone]")]
    [InlineData("tel-0012-345-67890", "tel-[redacted:phone]")]
    [InlineData("call + 44 20 7946 0018", "call [redacted:phone]")]
    [InlineData("{'message': 'hello, it is me'}", "{'message': '[redacted:content]'}")]
    [InlineData("+٤٤٢٠٧٩٤٦٠٠١٨", "[redacted:phone]")]
    [InlineData("C:\\Users\\Maria Silva\\a.txt", "C:\\Users\\[redacted:user]\\a.txt")]
    [InlineData("in /home/maria/src/Program.cs:line 12", "in /home/[redacted:user]/src/Program.cs:line 12")]
    [InlineData("bWFyaWEuc2lsdmFAZXhhbXBsZS5jb20=", "[redacted:secret]")]
    public void PersonalDataIsCutOut(string text, string clean) => Scrub(text).ShouldBe(clean);

    [Theory]
    [InlineData("icon@2x.png")]
    [InlineData("lodash@4.17.21")]
    [InlineData("git@github.com:owner/repository.git")]
    [InlineData("4111 1111 1111 1112")]
    [InlineData("GB83WEST12345698765432")]
    [InlineData("000-12-3456")]
    [InlineData("529.982.247-26")]
    [InlineData("127.0.0.1")]
    [InlineData("10.1.2.3:8080")]
    [InlineData("Chrome/120.0.1.2 Safari/537.36")]
    [InlineData("Version=4.0.1.2")]
    [InlineData("12:34:56")]
    [InlineData("00:1A:2B:3C:4D:5E")]
    [InlineData("2025-11-05 08:30:15 and 05-11-2025")]
    [InlineData("1 2 5 10 20 50 100 200 500 1000")]
    [InlineData("94105-1234")]
    [InlineData("1730793015123")]
    [InlineData("/users/search")]
    [InlineData("in C:\\src\\Shop\\Users\\Handler.cs:line 12")]
    [InlineData("/opt/app/profiles/default.yml")]
    [InlineData("C:\\Users\\Public\\a.txt")]
    [InlineData("SN-0012-3456-7890")]
    [InlineData("12 345 678 + 87 654 321")]
    [InlineData("level=info msg=\"request completed\" status=200")]
    [InlineData("ts=2024-11-25T13:45:30Z msg=\"starting\" port=8080")]
    public void WhatOnlyLooksPersonalStays(string text) => Scrub(text).ShouldBe(text);

    [Fact]
    public void ARouteIsNoPathOfFilesAndAVersionNoAddress()
    {
        TextScrubber.Scrub("/home/index", KeyNames.Judge("http.route"), 500).ShouldBe("/home/index");
        TextScrubber.Scrub("8.3.1.2", KeyNames.Judge("app.version"), 500).ShouldBe("8.3.1.2");
    }

    [Fact]
    public void TheLengthIsCutLast()
    {
        var clean = Scrub(new string('a', 480) + " maria.silva.of.the.long.name@example.com");

        clean.ShouldBe(new string('a', 480) + " [redacted:email]");
    }

    static string? Scrub(string text) => TextScrubber.Scrub(text, KeyVerdict.Harmless, 500);
}
