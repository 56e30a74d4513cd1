using AutomagikTelemetry.Weaver.Tests.Support;
using AutomagikTelemetry.Weaver.Tests.Support.Twins;

namespace AutomagikTelemetry.Weaver.Tests.Reporting;

/// <summary>Of a method that is virtual, or an interface's, the compiler marks an <c>in</c> parameter with a modifier around the reference.</summary>
public class ValuesOfInParameters
{
    const string Source = """
        public record Name(string Text);

        public record struct Size(int Width);

        public interface IDefault
        {
            [TrackWorkflow("default"), TagFrom("colour", "name.Text"), TagFrom("width", "size.Width")]
            int Take(in Name name, in Size size) => size.Width;
        }

        public class Base : IDefault
        {
            [TrackWorkflow("virtual"), TagFrom("colour", "name.Text"), TagFrom("width", "size.Width")]
            public virtual int TakeVirtually([Tag] in int number, in Name name, in Size size) => number;
        }

        public static class Case
        {
            public static string Run() => $"{((IDefault)new Base()).Take(new Name("a"), new Size(4))} {new Base().TakeVirtually(5, new Name("b"), new Size(6))}";
        }
        """;

    [Fact]
    public async Task AreThoseOfTheArguments()
    {
        using var twins = Twins.Of(Configuration.ThisOne, Source);
        JustInTime.ShouldCompileAlike(twins.Unwoven, twins.Woven);
        using var recording = new Recording();

        (await Twins.Run(twins.Woven)).ShouldBe("4 5");

        recording.Spans.Select(span => Attributes.Text(span.Attributes.Where(pair => !pair.Key.StartsWith("code.", StringComparison.Ordinal)))).ShouldBe(["colour=a width=4", "number=5 colour=b width=6"]);
    }
}
