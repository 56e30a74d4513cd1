using AutomagikTelemetry.Privacy;

namespace AutomagikTelemetry.Runtime.Tests.Privacy;

public class SanitizerTests
{
    enum Color
    {
        Red,
    }

    [Theory]
    [InlineData("password")]
    [InlineData("user_password")]
    [InlineData("userPassword")]
    [InlineData("user.password")]
    [InlineData("PASSWORD")]
    [InlineData("Passwd")]
    [InlineData("password1")]
    [InlineData("client-secret")]
    [InlineData("clientSecret")]
    [InlineData("token")]
    [InlineData("access_token")]
    [InlineData("authTOKEN")]
    [InlineData("tokens")]
    [InlineData("api_key")]
    [InlineData("apiKey")]
    [InlineData("APIKey")]
    [InlineData("apikey")]
    [InlineData("X-Api-Key")]
    [InlineData("Authorization")]
    [InlineData("HTTPAuthorization")]
    [InlineData("http.request.header.authorization")]
    [InlineData("credential")]
    [InlineData("awsCredentials")]
    [InlineData("private_key")]
    [InlineData("PrivateKey")]
    [InlineData("set-cookie")]
    [InlineData("cookies")]
    [InlineData("connection_string")]
    [InlineData("ConnectionString")]
    [InlineData("connectionstring")]
    [InlineData("bearer")]
    [InlineData("token_value")]
    public void AStringUnderASecretsNameIsDropped(string key) => Sanitizer.Value(key, "x").ShouldBeNull();

    [Theory]
    [InlineData("token_count")]
    [InlineData("tokenCount")]
    [InlineData("token_type")]
    [InlineData("password_length")]
    [InlineData("password_reset_count")]
    [InlineData("secrets_total")]
    [InlineData("author")]
    [InlineData("authority")]
    [InlineData("secretary")]
    [InlineData("tokenizer")]
    [InlineData("key")]
    [InlineData("keyboard")]
    [InlineData("api_version")]
    [InlineData("name")]
    [InlineData("passport_office")]
    [InlineData("")]
    [InlineData("123")]
    public void AStringUnderAnyOtherNameSurvives(string key) => Sanitizer.Value(key, "x").ShouldBe("x");

    [Theory]
    [InlineData("input_tokens")]
    [InlineData("max_tokens")]
    [InlineData("gen_ai.usage.output_tokens")]
    [InlineData("token_count")]
    public void NumbersOfTokensSurvive(string key) => Sanitizer.Value(key, 42).ShouldBe(42);

    [Fact]
    public void ANumberMayBeAPassword()
    {
        Sanitizer.Value("token", 123456).ShouldBeNull();
        Sanitizer.Value("passcode", 1234L).ShouldBeNull();
    }

    [Fact]
    public void ABoolIsNeverASecret() => Sanitizer.Value("has_password", true).ShouldBe(true);

    [Fact]
    public void KnownTypesSurviveInAFormThatCanBeSent()
    {
        Value(true).ShouldBe(true);
        Value(42).ShouldBe(42);
        Value(42L).ShouldBe(42L);
        Value((byte)42).ShouldBe((byte)42);
        Value(1.5).ShouldBe(1.5);
        Value(1.5f).ShouldBe(1.5f);
        Value(1.5m).ShouldBe(1.5);
        Value(Color.Red).ShouldBe("Red");
        Value(Guid.Empty).ShouldBe("00000000-0000-0000-0000-000000000000");
        Value(new DateTime(2026, 11, 22, 14, 0, 0, DateTimeKind.Utc)).ShouldBe("2026-11-22T14:00:00.0000000Z");
        Value(new DateTimeOffset(2026, 11, 22, 14, 0, 0, TimeSpan.FromHours(1))).ShouldBe("2026-11-22T14:00:00.0000000+01:00");
        Value(TimeSpan.FromSeconds(90)).ShouldBe("00:01:30");
    }

    [Fact]
    public void OfAUriOnlyTheHarmlessPartsSurvive()
    {
        Value(new Uri("https://user:pass@example.com:8443/a/b?token=x#frag")).ShouldBe("https://example.com:8443/a/b");
        Value(new Uri("/a/b?token=x", UriKind.Relative)).ShouldBe("/a/b");
    }

    [Fact]
    public void TagsMayBeArraysOfCleanElementsOfOneType()
    {
        Sanitizer.Tag("a", new[] { new string('x', 501), null, "y" }).ShouldBe(new[] { new string('x', 500), "y" });
        Sanitizer.Tag("a", new[] { Color.Red }).ShouldBe(new[] { "Red" });
        Sanitizer.Tag("a", new byte[] { 1, 255 }).ShouldBe(new[] { 1L, 255L });
        Sanitizer.Tag("a", new[] { 1UL, ulong.MaxValue }).ShouldBe(new[] { 1d, ulong.MaxValue });
        Sanitizer.Tag("a", new[] { 0.5m }).ShouldBe(new[] { 0.5 });
        Sanitizer.Tag("a", new[] { true }).ShouldBe(new[] { true });
        Sanitizer.Tag("a", new int[1000]).ShouldBeOfType<long[]>().Length.ShouldBe(64);
        Sanitizer.Tag("a", new Trap[] { new() }).ShouldBeNull();
        Sanitizer.Tag("a", Array.Empty<int>()).ShouldBeNull();
        Sanitizer.Tag("password", new[] { "hunter2" }).ShouldBeNull();
        Sanitizer.Tag("input_tokens", new[] { "hunter2" }).ShouldBeNull();
        Sanitizer.Tag("input_tokens", new[] { 5 }).ShouldBe(new[] { 5L });
    }

    [Fact]
    public void ATagOfMixedElementsIsOfNoneOfTheFourTypesAndIsDropped() =>
        Sanitizer.Tag("a", new object[] { 1, "x" }).ShouldBeNull();

    [Fact]
    public void ValuesOfOtherTypesAreDroppedAndCountedWithoutCallingThem()
    {
        var before = Sanitizer.Dropped;

        Value(new Trap()).ShouldBeNull();
        Value(new List<string>()).ShouldBeNull();

        Sanitizer.Dropped.ShouldBeGreaterThanOrEqualTo(before + 2);
    }

    [Fact]
    public void ALongStringIsCut()
    {
        Value(new string('a', 501)).ShouldBe(new string('a', 500));
        Value(new string('a', 500)).ShouldBe(new string('a', 500));
    }

    [Fact]
    public void ACutNeverSplitsACharacter() => Value(new string('a', 499) + "😀").ShouldBe(new string('a', 499));

    [Fact]
    public void AttributesWithoutNameOrValueAreLeftOut()
        => Sanitizer.Attributes([new("a", 1), new("", 2), new(null!, 3), new("b", null), new("password", "x"), new("c", "y")])
            .ShouldBe([new("a", 1), new("c", "y")]);

    [Fact]
    public void AttributesAreBounded()
        => Sanitizer.Attributes(Enumerable.Range(0, 1000).Select(i => new KeyValuePair<string, object?>("k" + i, i))).Length.ShouldBe(128);

    [Fact]
    public void AnEnumerableThatThrowsKeepsWhatCameBefore()
        => Sanitizer.Attributes(Broken()).ShouldBe([new("a", 1)]);

    [Fact]
    public void NoAttributesAreAnEmptyArray() => Sanitizer.Attributes(null).ShouldBeEmpty();

    static object? Value(object? value) => Sanitizer.Value("key", value);

    static IEnumerable<KeyValuePair<string, object?>> Broken()
    {
        yield return new("a", 1);
        throw new InvalidOperationException();
    }

    sealed class Trap
    {
        public override string ToString() => throw new InvalidOperationException("nobody may ask");
    }
}
