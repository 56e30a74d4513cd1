using AutomagikTelemetry.Privacy;

namespace AutomagikTelemetry.Privacy.Tests;

public class SanitizeAttributesTests
{
    [Fact]
    public void TheGuidesAttributesBecomeHarmless()
    {
        var clean = Sanitizer.SanitizeAttributes([new("user_id", "12345"), new("phone", "+1234567890"), new("message", "Hello, world!"), new("api_key", "abc"), new("action", "send_message")]);

        clean.Keys.ShouldBe(["user_id", "phone", "has_message", "action"], ignoreOrder: true);
        clean["user_id"].ShouldBeOfType<string>().ShouldMatch("^[0-9a-f]{16}$");
        clean["phone"].ShouldBeOfType<string>().ShouldMatch("^[0-9a-f]{16}$");
        clean["has_message"].ShouldBe(true);
        clean["action"].ShouldBe("send_message");
    }

    [Fact]
    public void WhatIsWithinGetsNamesWithDots()
    {
        var clean = Sanitizer.SanitizeAttributes(
        [
            new("feature", new Dictionary<string, object?> { ["rows"] = 12, ["tags"] = new List<object?> { "a", "b" }, ["user"] = new Dictionary<string, object?> { ["password"] = "x" } }),
            new("items", new object?[] { "a", 1, null, true }),
            new("messages", new object?[] { new Dictionary<string, object?> { ["content"] = "Hello" } }),
        ]);

        clean["feature.rows"].ShouldBe(12);
        clean["feature.tags"].ShouldBe(new[] { "a", "b" });
        clean["items.0"].ShouldBe("a");
        clean["items.1"].ShouldBe(1);
        clean["items.3"].ShouldBe(true);
        clean["has_messages"].ShouldBe(true);
        clean.Count.ShouldBe(6);
    }

    [Fact]
    public void NumbersArePersonalToo()
    {
        var clean = Sanitizer.SanitizeAttributes([new("value", 4111111111111111), new("value2", 4111111111111112), new("pin_code", 1234), new("ssn", 78051120), new("input_tokens", 42)]);

        clean.ShouldBe(new Dictionary<string, object?> { ["value2"] = 4111111111111112, ["input_tokens"] = 42 }, ignoreOrder: true);
    }

    [Fact]
    public void NamesAreLookedAtAsValuesAre() =>
        Sanitizer.SanitizeAttributes([new("notify.maria@example.com", true)]).ShouldBe(new Dictionary<string, object?> { ["[redacted:email]"] = true });

    [Theory]
    [InlineData("token_lifetime_s")]
    [InlineData("passwords_checked")]
    [InlineData("tokenAnzahl")]
    public void ANumberAboutSecretsIsNone(string name) => Sanitizer.SanitizeAttributes([new(name, 3600)])[name].ShouldBe(3600);

    [Theory]
    [InlineData("draft")]
    [InlineData("is_user_message")]
    [InlineData("secret")]
    public void AFlagThatIsWrittenOutIsAFlag(string name) =>
        Sanitizer.SanitizeAttributes([new(name, "true"), new(name + "_2", "False")]).Values.ShouldBe(["true", "False"]);

    [Fact]
    public void StrictModeSendsNoFreeText()
    {
        var clean = Sanitizer.SanitizeAttributes([new("detail", "order shipped"), new("count", 3), new("day", DayOfWeek.Friday), new("message", "Hello"), new("ok", true)], PrivacyMode.Strict);

        clean.ShouldBe(new Dictionary<string, object?> { ["count"] = 3, ["day"] = "Friday", ["has_message"] = true, ["ok"] = true }, ignoreOrder: true);
    }

    [Fact]
    public void AShortHarmlessTextIsSentAsItIsAndTakesNoMemory()
    {
        const string Text = "send message to chat";
        Sanitizer.Value("action", Text).ShouldBeSameAs(Text);

        // The least of many: the runtime itself allocates now and then, when it replaces code.
        var least = long.MaxValue;
        for (var i = 0; i < 100; i++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            Sanitizer.Value("action", Text);
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        least.ShouldBe(0);
    }

    [Fact]
    public void ADictionaryThatHoldsItselfEnds()
    {
        var self = new Dictionary<string, object?> { ["n"] = 1 };
        self["self"] = self;

        Sanitizer.SanitizeAttributes([new("a", self)]).Count.ShouldBeInRange(1, 10);
    }
}
