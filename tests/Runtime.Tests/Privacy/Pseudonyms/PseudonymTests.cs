using System.Text;
using AutomagikTelemetry.Privacy.Pseudonyms;
using AutomagikTelemetry.Runtime.Tests.Support;

namespace AutomagikTelemetry.Runtime.Tests.Privacy.Pseudonyms;

public class PseudonymTests
{
    static readonly byte[] _key = [.. Enumerable.Range(0, 32).Select(number => (byte)number)];

    /// <summary>The answers are Python's: hmac.new(key, kind + b"\0" + value, sha256).hexdigest()[:16].</summary>
    [Theory]
    [InlineData("email", "ana@example.com", "b2a6bf36931ee23e")]
    [InlineData("phone", "+5511912345678", "a0bdb97da0f61b46")]
    [InlineData("user_id", "42", "77d99430c80b3a8e")]
    [InlineData("email", "ana@xn--bcher-kva.example", "b4fd0dec048b5344")]
    [InlineData("name", "\u00E9", "043eb8f3a8df061d")]
    public void ItIsTheHmacOfKindAndValue(string kind, string value, string expected)
        => Pseudonym.Keyed(_key, kind, value).ShouldBe(expected);

    [Theory]
    [InlineData("user_id", 'x', "b193634fb7ca343c")]
    [InlineData("id", '\u00E9', "cec6dda42627f83a")]
    public void LongValuesAreHashedAsAWhole(string kind, char letter, string expected)
        => Pseudonym.Keyed(_key, kind, new string(letter, 5000)).ShouldBe(expected);

    [Fact]
    public void LongerKeysAreUsedAsAWhole()
        => Pseudonym.Keyed([.. Enumerable.Range(0, 48).Select(number => (byte)number)], "user_id", "42").ShouldBe("aba058b483ff7ff4");

    [Theory]
    [InlineData("email", "ana@example.com", " Ana@Example.COM\t")]
    [InlineData("email", "ana@xn--bcher-kva.example", "ANA@B\u00FCcher.example")]
    [InlineData("email", "ana@xn--bcher-kva.example", "ana@bu\u0308cher.EXAMPLE")]
    [InlineData("phone", "+5511912345678", "+55 (11) 91234-5678")]
    [InlineData("phone", "+5511912345678", "0055 11 91234 5678")]
    [InlineData("phone", "+5511912345678", "5511912345678")]
    [InlineData("phone", "+5511912345678", "+\u0665\u0665 \u0661\u0661 \u0669\u0661\u0662\u0663\u0664\u0665\u0666\u0667\u0668")]
    [InlineData("name", "\u00E9", " e\u0301 ")]
    public void WhatMeansTheSameHasOnePseudonym(string kind, string one, string other)
        => Pseudonym.Keyed(_key, kind, other).ShouldBe(Pseudonym.Keyed(_key, kind, one));

    [Theory]
    [InlineData("user_id", "a", "user_id", "A")]
    [InlineData("user_id", "42", "session_id", "42")]
    [InlineData("phone", "none", "phone", "+")]
    [InlineData("a", "b", "ab", "")]
    public void WhatMeansSomethingElseHasAnother(string kind, string value, string otherKind, string other)
        => Pseudonym.Keyed(_key, kind, value).ShouldNotBe(Pseudonym.Keyed(_key, otherKind, other));

    [Theory]
    [InlineData("email", "@")]
    [InlineData("email", "\u00FC@..\u00FC..")]
    [InlineData("email", "\uD800@\uDC00")]
    [InlineData("phone", "\uD83D")]
    [InlineData("name", "")]
    [InlineData("name", "   ")]
    public void WhatCannotBeNormalisedIsHashedAsItIs(string kind, string value)
        => Pseudonym.Keyed(_key, kind, value).ShouldMatch("^[0-9a-f]{16}$");

    [Theory]
    [InlineData(511)]
    [InlineData(512)]
    [InlineData(513)]
    public void NoLengthIsInTheWay(int length)
    {
        foreach (var letter in "x1\u00E9\u0958\uFB2C")
        {
            Pseudonym.Keyed(_key, "email", new string(letter, length)).ShouldMatch("^[0-9a-f]{16}$");
            Pseudonym.Keyed(_key, "phone", new string(letter, length)).ShouldMatch("^[0-9a-f]{16}$");
        }
    }

    [Fact]
    public void NothingIsAllocatedButTheResult()
    {
        Pseudonym.Keyed(_key, "email", "Ana@Example.com");
        var before = GC.GetAllocatedBytesForCurrentThread();

        var pseudonym = Pseudonym.Keyed(_key, "email", "Ana@Example.com");

        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThanOrEqualTo(SizeOf(pseudonym));
    }

    [Theory]
    [InlineData("email", "email")]
    [InlineData("customer_email", "email")]
    [InlineData("CustomerEmail", "email")]
    [InlineData("user.e-mail", "email")]
    [InlineData("phone", "phone")]
    [InlineData("contact.mobile", "phone")]
    [InlineData("user_id", "user_id")]
    [InlineData("email_count", "email_count")]
    [InlineData("hotmail", "hotmail")]
    [InlineData("phone_hash", "phone")]
    [InlineData("CustomerEmailHash", "email")]
    [InlineData("recipient_hash", "recipient_hash")]
    [InlineData("hash", "hash")]
    [InlineData("1", "1")]
    [InlineData("", "")]
    public void ATagsLastWordTellsItsKind(string name, string kind) => PseudonymKind.OfTag(name).ShouldBe(kind);

    [Fact]
    public void PlainHashesAreThoseOfOtherSdksAndSaidAloud()
    {
        var environment = new FakeEnvironment();
        var key = new PseudonymKey(new() { PseudonymMode = PseudonymMode.PlainSha256 }, environment.Snapshot(), isVerbose: false);

        Pseudonym.With(key, "phone", "+1234567890").ShouldBe("422ce82c6fc1724a");
        Pseudonym.With(key, "name", "jos\u00E9 ").ShouldBe("41ecbd3c1329151c");

        environment.Warnings.Single().ShouldStartWith("warning: option PseudonymMode=PlainSha256: ");
    }

    /// <summary>On a 64-bit runtime: header, type, length and the characters with their end, in eights.</summary>
    static int SizeOf(string text) => (8 + 8 + 4 + Encoding.Unicode.GetByteCount(text) + 2 + 7) / 8 * 8;
}
