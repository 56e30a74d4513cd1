using AutomagikTelemetry.Exporters.Otlp;

namespace AutomagikTelemetry.Runtime.Tests.Exporters.Otlp;

/// <summary>What is taken apart without the framework's parser is what that would make of it.</summary>
public class PlainUrlTests
{
    const UriComponents Address = UriComponents.Scheme | UriComponents.Host | UriComponents.Port | UriComponents.Path;

    [Theory]
    [InlineData("http://localhost")]
    [InlineData("http://localhost/")]
    [InlineData("http://localhost:4318")]
    [InlineData("http://localhost:80/")]
    [InlineData("https://localhost:443")]
    [InlineData("https://localhost:80")]
    [InlineData("https://otel.example.com:4318/v1/traces")]
    [InlineData("https://otel-2.example.com/Tenant_1/a-b/")]
    [InlineData("http://a//b")]
    [InlineData("http://127.0.0.1:4318")]
    [InlineData("http://255.0.10.1:65535/x")]
    [InlineData("http://a1.b2")]
    public void APlainOneIsReadAsTheFrameworkReadsIt(string text)
    {
        var plain = PlainUrl.Read(text).ShouldNotBeNull();

        var uri = new Uri(text);
        (plain.Scheme, plain.Host, plain.Port, plain.Path).ShouldBe((uri.Scheme, uri.Host, uri.Port, uri.AbsolutePath));
        plain.Text.ShouldBe(uri.AbsoluteUri);
        plain.Text.ShouldBe(uri.GetComponents(Address, UriFormat.UriEscaped));
    }

    [Theory]
    [InlineData("")]
    [InlineData("http://")]
    [InlineData("http:///path")]
    [InlineData("http://:4318")]
    [InlineData("HTTP://localhost")]
    [InlineData("http://LOCALHOST")]
    [InlineData("http://user@localhost")]
    [InlineData("http://localhost?key=x")]
    [InlineData("http://localhost/?key=x")]
    [InlineData("http://localhost/#x")]
    [InlineData("http://localhost/a/../b")]
    [InlineData("http://localhost/a%20b")]
    [InlineData("http://localhost/a b")]
    [InlineData("http://localhost\\a")]
    [InlineData("http://localhost:")]
    [InlineData("http://localhost:0")]
    [InlineData("http://localhost:+1")]
    [InlineData("http://localhost:65536")]
    [InlineData("http://localhost:1:2")]
    [InlineData("http://localhost.")]
    [InlineData("http://a..b")]
    [InlineData("http://-a")]
    [InlineData("http://a-")]
    [InlineData("http://a_b")]
    [InlineData("http://xn--mnchen-3ya.example")]
    [InlineData("http://münchen.example")]
    [InlineData("http://[::1]:4318")]
    [InlineData("http://127.1")]
    [InlineData("http://127.0.0.01")]
    [InlineData("http://127.0.0.256")]
    [InlineData("http://127.0.0.1.2")]
    [InlineData("http://0x7f.0.0.1")]
    [InlineData("http://2130706433")]
    [InlineData("http://1.a")]
    [InlineData("http://a.1")]
    [InlineData("http://a.0x1")]
    [InlineData("console:")]
    public void WhatARuleCouldChangeIsLeftToTheFramework(string text) => PlainUrl.Read(text).ShouldBeNull();

    [Fact]
    public void AHostThatIsTooLongIsLeftToTheFramework()
    {
        PlainUrl.Read($"http://{new string('a', 63)}").ShouldNotBeNull();
        PlainUrl.Read($"http://{new string('a', 64)}").ShouldBeNull();
        PlainUrl.Read("http://a" + string.Concat(Enumerable.Repeat(".a", 126))).ShouldNotBeNull();
        PlainUrl.Read("http://a" + string.Concat(Enumerable.Repeat(".a", 127))).ShouldBeNull();
    }
}
