using System.Globalization;
using System.Text;
using AutomagikTelemetry.Signals;
using AutomagikTelemetry.Weaver.Tests.Support;

namespace AutomagikTelemetry.Weaver.Tests.Reporting;

/// <summary>The spans of each case of the corpus, the same ones in a debug and in a release build.</summary>
public class WhatTheCasesReport
{
    [Theory]
    [InlineData("Debug")]
    [InlineData("Release")]
    public async Task IsTheApproved(string level)
    {
        var report = new StringBuilder();
        foreach (var (type, method) in WovenCorpus.Cases.OrderBy(name => $"{name}", StringComparer.Ordinal))
        {
            using var recording = new Recording();
            await WovenCorpus.Run(WovenCorpus.Of(level).Woven, type, method);
            report.Append(CultureInfo.InvariantCulture, $"{type}.{method}\n");
            foreach (var line in recording.Spans.GroupBy(Line).OrderBy(group => group.Key, StringComparer.Ordinal))
                report.Append(CultureInfo.InvariantCulture, $"    {line.Count()} {line.Key}\n");
        }

        report.ToString().ShouldMatchApproved(configuration => configuration.NoDiff().SubFolder("Approved"));
    }

    static string Line(SpanRecord span)
    {
        var text = span.Activity.OperationName;
        if (span.Activity.Parent is { } parent)
            text += " below " + parent.OperationName;
        foreach (var pair in span.Attributes.Where(pair => !pair.Key.StartsWith("code.", StringComparison.Ordinal)))
            text += string.Create(CultureInfo.InvariantCulture, $", {pair.Key}={pair.Value}");
        return text;
    }
}
