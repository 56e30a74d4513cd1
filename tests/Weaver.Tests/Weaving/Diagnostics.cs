using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using AutomagikTelemetry.Weaver.Tests.Support;

namespace AutomagikTelemetry.Weaver.Tests.Weaving;

public partial class Diagnostics
{
    static readonly string Source = Path.Combine(AppContext.BaseDirectory, "Invalid.cs");

    /// <summary>Each member of the invalid corpus gives exactly the code that its comment names; where it has a body, on the line of its first statement.</summary>
    [Fact]
    public void EachInvalidMemberGivesItsOneDiagnostic()
    {
        var expected = Expected().OrderBy(diagnostic => diagnostic.Member, StringComparer.Ordinal).ThenBy(diagnostic => diagnostic.Code).ToList();
        var diagnostics = InvalidCorpus.Weave().GetProperty("diagnostics").EnumerateArray().ToList();

        var actual = diagnostics
            .Select(diagnostic => (Code: diagnostic.GetProperty("code").GetString()!, Member: MemberOf(diagnostic)))
            .OrderBy(diagnostic => diagnostic.Member, StringComparer.Ordinal).ThenBy(diagnostic => diagnostic.Code).ToList();
        expected.Count.ShouldBe(66);
        actual.ShouldBe(expected);
        foreach (var diagnostic in diagnostics)
        {
            // An interface whose methods have no body tells no place at all; the build then names the project.
            if (MemberOf(diagnostic) == "OfAnInterface")
            {
                diagnostic.GetProperty("file").ValueKind.ShouldBe(JsonValueKind.Null);
                continue;
            }

            Path.GetFileName(diagnostic.GetProperty("file").GetString()).ShouldBe("Invalid.cs", diagnostic.ToString());
            diagnostic.GetProperty("column").GetInt32().ShouldBeGreaterThan(1);
            if (IsCode(diagnostic))
                LineOf(diagnostic).ShouldMatch(@"^\s+(\w.*;|\{)$", diagnostic.ToString());
        }
    }

    /// <summary>A member without code is told at the nearest one that has some, never at the top of the file.</summary>
    [Theory]
    [InlineData("Abstract", "GC.KeepAlive(null);")]
    [InlineData("Extern", "await Task.Yield();")]
    [InlineData("TrackInWeeksAttribute", "TrackInWeeksAttribute()")]
    public void AMemberWithoutAPlaceOfItsOwnIsToldAtItsNeighbour(string member, string line) =>
        LineOf(InvalidCorpus.Weave().GetProperty("diagnostics").EnumerateArray().Single(diagnostic => MemberOf(diagnostic) == member)).ShouldContain(line);

    [Theory]
    [InlineData("NoSuchParameter", "'itmes' is no parameter; the nearest is 'items'")]
    [InlineData("NoSuchMember", "the nearest is 'Items'")]
    [InlineData("OfAnyException", "System.Exception has no property or field 'Code'")]
    public void APathThatLeadsNowhereIsToldWithTheNearestName(string member, string text) =>
        InvalidCorpus.Weave().GetProperty("diagnostics").EnumerateArray().Single(diagnostic => MemberOf(diagnostic) == member).GetProperty("message").GetString()!.ShouldContain(text);

    [Fact]
    public void ClassifiedValuesThatNothingIsSaidOfAreNotReported()
    {
        var methods = InvalidCorpus.Weave().GetProperty("methods").EnumerateArray().Where(method => method.GetProperty("function").GetString()!.Contains(".Kept.", StringComparison.Ordinal)).ToDictionary(
            method => method.GetProperty("function").GetString()!.Split('.')[^1],
            method => string.Join(' ', method.GetProperty("tags").EnumerateArray().Select(tag => $"{tag.GetProperty("name").GetString()}:{tag.GetProperty("privacy").GetString()}")
                .Concat(method.GetProperty("metrics").EnumerateArray().Select(metric => metric.GetProperty("name").GetString()!))));

        methods["ClassifiedParameter"].ShouldBe("");
        methods["ClassifiedProperty"].ShouldBe("");
        methods["ClassifiedNumber"].ShouldBe("");
        methods["ClassifiedButPlain"].ShouldBe("name:Plain");
        methods["AsItMayBe"].ShouldBe("name:Hash city:Scrub has_rank:Presence");
    }

    [Fact]
    public void AnUnknownSettingIsAnErrorThatListsTheKnownOnes()
    {
        var plan = InvalidCorpus.Weave(new XElement("AutomagikTelemetry", new XAttribute("Endpiont", "x")));

        var diagnostic = plan.GetProperty("diagnostics")[0];
        diagnostic.GetProperty("code").GetString().ShouldBe("AMT015");
        diagnostic.GetProperty("severity").GetString().ShouldBe("error");
        diagnostic.GetProperty("message").GetString()!.ShouldContain("Endpiont");
        diagnostic.GetProperty("message").GetString()!.ShouldContain("Endpoint");
    }

    /// <summary>Whether the weaver points to a statement: members without a body have none, and neither have kinds.</summary>
    static bool IsCode(JsonElement diagnostic) => diagnostic.GetProperty("code").GetString() != "AMT003" && !MemberOf(diagnostic).EndsWith("Attribute", StringComparison.Ordinal);

    static string LineOf(JsonElement diagnostic) => File.ReadLines(Source).ElementAt(diagnostic.GetProperty("line").GetInt32() - 1);

    static IEnumerable<(string Code, string Member)> Expected()
    {
        string? code = null;
        foreach (var line in File.ReadLines(Source))
        {
            if (CodeComment().Match(line) is { Success: true } comment)
                code = comment.Groups[1].Value;
            else if (code is not null && Declaration().Match(line) is { Success: true } declaration)
            {
                yield return (code, declaration.Groups[1].Value.Replace("~Invalid", "Finalize", StringComparison.Ordinal));
                code = null;
            }
        }
    }

    static string MemberOf(JsonElement diagnostic) => diagnostic.GetProperty("member").GetString()!.Split('.')[^1];

    [GeneratedRegex(@"/// (AMT\d{3})")]
    private static partial Regex CodeComment();

    [GeneratedRegex(@"^\s*(?:public [^(]*?)?(~?\w+)(?:\(|$)")]
    private static partial Regex Declaration();
}
