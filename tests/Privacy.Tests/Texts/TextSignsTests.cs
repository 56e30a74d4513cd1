using AutomagikTelemetry.Privacy.Patterns;
using AutomagikTelemetry.Privacy.Texts;

namespace AutomagikTelemetry.Privacy.Tests.Texts;

/// <summary>Signs only save work: a scanner that they keep from a text would have left it as it is.</summary>
public class TextSignsTests
{
    static readonly (string Name, Func<TextSigns, bool> MayBeIn, Func<string, string> Redact)[] _scanners =
    [
        ("secrets", signs => Secrets.MayBeIn(signs), Secrets.Redact),
        ("URLs", signs => Urls.MayBeIn(signs), Urls.Redact),
        ("assignments", signs => Assignments.MayBeIn(signs), text => Assignments.Redact(text, hasDigits: true)),
        ("assignments without digits", signs => signs.Digits > 0, text => AssignmentsDifferWithDigits(text)),
        ("e-mails", signs => signs.HasAt, Emails.Redact),
        ("cards", signs => Cards.MayBeIn(signs), Cards.Redact),
        ("IBANs", signs => Ibans.MayBeIn(signs), Ibans.Redact),
        ("national ids", signs => NationalIds.MayBeIn(signs), NationalIds.Redact),
        ("addresses", signs => Addresses.MayBeIn(signs), text => Addresses.Redact(text, isVersion: false)),
        ("phones", signs => Phones.MayBeIn(signs), Phones.Redact),
        ("paths", signs => signs.HasSlash, text => UserPaths.Redact(text, isRoute: false)),
        ("percent", signs => signs.HasPercent, EncodedText.DecodePercent),
    ];

    [Fact]
    public void WhatTheyKeepFromAScannerHoldsNothingForIt()
    {
        var random = new Random(20261125);
        var wrong = new List<string>();
        for (var i = 0; i < 50_000; i++)
        {
            var text = HostileTexts.Next(random);
            var signs = TextSigns.Of(text);
            foreach (var (name, mayBeIn, redact) in _scanners)
            {
                if (!mayBeIn(signs) && redact(text) != text)
                    wrong.Add(name + ": " + text);
            }
        }

        wrong.ShouldBeEmpty();
    }

    [Fact]
    public void EachScannerFindsSomethingInWhatItIsGiven()
    {
        string[] texts =
        [
            "AKIAIOSFODNN7EXAMPLE", "http://maria:hunter2@example.com", "password=hunter2", "the password is hunter2", "maria@example.com", "4111 1111 1111 1111", "GB82 WEST 1234 5698 7654 32",
            "078-05-1120", "203.0.113.9", "call me at 5550123456", "/home/maria/a", "maria%40example.com",
        ];

        texts.Length.ShouldBe(_scanners.Length);
        foreach (var ((name, mayBeIn, redact), text) in _scanners.Zip(texts))
            (mayBeIn(TextSigns.Of(text)) && redact(text) != text).ShouldBeTrue(name);
    }

    /// <summary>The text where the scanner makes the same of it with and without digits, something else where it does not.</summary>
    static string AssignmentsDifferWithDigits(string text)
        => Assignments.Redact(text, hasDigits: true) == Assignments.Redact(text, hasDigits: false) ? text : Assignments.Redact(text, hasDigits: true);
}
