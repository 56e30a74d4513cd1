using AutomagikTelemetry.Weaver.Tests.Support.Twins;

namespace AutomagikTelemetry.Weaver.Tests.Weaving;

/// <summary>Of a member in an extension block the compiler makes two methods: one that is called, and one that only says how the member looks.</summary>
public class ExtensionMembers
{
    [Theory]
    [InlineData("Debug")]
    [InlineData("Release")]
    public void AreOneMethodEachInBulk(string level)
    {
        using var twins = Twins.Of(level, """
            [assembly: TrackAllPublicMethods]

            namespace Some
            {
                public static class Extensions
                {
                    extension(string text)
                    {
                        public string Reversed() => new([.. text.Reverse()]);

                        public static string Repeated(string other, int count) => string.Concat(Enumerable.Repeat(other, count));

                        public int Half => text.Count() / 2;
                    }
                }
            }
            """);

        twins.Plan.GetProperty("methods").EnumerateArray().Select(method => method.GetProperty("function").GetString())
            .ShouldBe(["Some.Extensions.Reversed", "Some.Extensions.Repeated"]);
    }

    [Theory]
    [InlineData("Debug")]
    [InlineData("Release")]
    public async Task AreOneMethodEachWithAnAttribute(string level)
    {
        using var twins = Twins.Of(level, """
            public static class Case
            {
                extension(string text)
                {
                    [TrackWorkflow]
                    public string Repeated([Tag] int count) => string.Concat(Enumerable.Repeat(text, count));

                    public int Half { [TrackWorkflow] get => text.Length / 2; }
                }

                public static string Run() => "ab".Repeated(2) + "abcd".Half;
            }
            """);

        var (said, spans) = await twins.RunAlike();

        said.ShouldBe("abab2");
        spans.ShouldBe(["repeated", "half"]);
        twins.Plan.GetProperty("methods").GetArrayLength().ShouldBe(2);
    }
}
