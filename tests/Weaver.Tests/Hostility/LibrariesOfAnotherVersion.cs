using System.Reflection;
using AutomagikTelemetry.Privacy;
using AutomagikTelemetry.Weaver.Tests.Support;
using AutomagikTelemetry.Weaver.Tests.Support.Twins;

namespace AutomagikTelemetry.Weaver.Tests.Hostility;

/// <summary>What the library has no more costs the values that are read of it, and not the call: the methods' own bodies need none of it.</summary>
public sealed class LibrariesOfAnotherVersion : IDisposable
{
    const string Built = """
        namespace Library;
        public enum Mood { Calm, Busy }
        public class Plan { public int Steps => 3; }
        public class ProviderException : Exception { public string Code => "E1"; }
        public class Agent
        {
            public string Name => "scout";
            public int Rank => 7;
            public string Field = "field";
            public Plan Plan => new();
            public Mood Mood => Mood.Busy;
            public Mood? Maybe => Mood.Busy;
        }
        """;

    const string Found = """
        namespace Library;
        public class Agent { public string Name => "scout"; }
        """;

    const string Source = """
        using Library;

        public class Case(Agent agent)
        {
            Agent Own => agent;

            [TrackTask]
            [TagFrom("before", "agent.Name"), TagFrom("rank", "agent.Rank"), TagFrom("field", "agent.Field"), TagFrom("steps", "agent.Plan.Steps")]
            [TagFrom("mood", "agent.Mood"), TagFrom("maybe", "agent.Maybe"), TagFrom("has", "agent.Maybe.HasValue"), TagFrom("name", "agent.Name")]
            public static int AtEntry(Agent agent) => 1;

            [TrackTask, TagFrom("rank", "item.Rank"), TagFrom("name", "item.Name")]
            public static int Generic<T>(T item) where T : Agent => 2;

            [TrackTask, TagFrom("rank", "return.Rank"), TagFrom("name", "return.Name")]
            public static Agent OfResult(Agent agent) => agent;

            [TrackTask, TagFrom("rank", "return.Rank"), TagFrom("name", "return.Name")]
            public static async Task<Agent> OfTask(Agent agent, Task gate)
            {
                await gate;
                return agent;
            }

            [TrackTask, TagFrom("code", "exception.Code", ExceptionType = typeof(ProviderException)), TagFrom("reason", "exception.Message")]
            public static void OfException() => throw new InvalidOperationException("own");

            [TrackTask, Counter("by_argument", "agent.Rank"), Gauge("by_object", "this.Own.Rank"), Counter("calls")]
            public int Metrics(Agent agent) => 3;
        }
        """;

    readonly ChangedLibrary _changed = new(Built, Found, Source);
    readonly Recording _recording = new();
    readonly long _dropped = Sanitizer.Dropped;
    readonly object _agent;

    public LibrariesOfAnotherVersion() =>
        _agent = Activator.CreateInstance(_changed.Found.GetType("Library.Agent")!)!;

    [Fact]
    public void CostTheValuesAtEntry()
    {
        Call("AtEntry", _agent).ShouldBe(1);
        Call(Case.GetMethod("Generic")!.MakeGenericMethod(_agent.GetType()), null, _agent).ShouldBe(2);

        Tags.ShouldBe(["before=scout name=scout", "name=scout"]);
        (Sanitizer.Dropped - _dropped).ShouldBe(7);
    }

    [Fact]
    public async Task CostThoseOfTheResult()
    {
        var gate = new TaskCompletionSource();

        Call("OfResult", _agent).ShouldBeSameAs(_agent);
        await (Task)Call("OfTask", _agent, Task.CompletedTask)!;
        var pending = (Task)Call("OfTask", _agent, gate.Task)!;
        gate.SetResult();
        await pending;

        Tags.ShouldBe(["name=scout", "name=scout", "name=scout"]);
        (Sanitizer.Dropped - _dropped).ShouldBe(3);
    }

    [Fact]
    public void CostThoseOfTheExceptionAndTheUsersOwnOneIsThrown()
    {
        Should.Throw<InvalidOperationException>(() => Call("OfException")).Message.ShouldBe("own");

        Tags.ShouldBe(["reason=own error.type=System.InvalidOperationException"]);
        (Sanitizer.Dropped - _dropped).ShouldBe(1);
    }

    [Fact]
    public void CostWhatIsMeasuredOfThem()
    {
        Call(Case.GetMethod("Metrics")!, Activator.CreateInstance(Case, _agent), _agent).ShouldBe(3);

        _recording.Metric("calls").Value.ShouldBe(1);
        _recording.Series("by_argument").ShouldBeEmpty();
        _recording.Series("by_object").ShouldBeEmpty();
    }

    public void Dispose()
    {
        _recording.Dispose();
        _changed.Dispose();
    }

    Type Case => _changed.Woven.GetType("Case", throwOnError: true)!;

    IEnumerable<string> Tags => _recording.Spans.Select(span => Attributes.Text(span.Attributes.Where(attribute => !attribute.Key.StartsWith("code.", StringComparison.Ordinal))));

    object? Call(string method, params object?[] arguments) => Call(Case.GetMethod(method)!, null, arguments);

    static object? Call(MethodInfo method, object? target, params object?[] arguments) => method.Invoke(target, BindingFlags.DoNotWrapExceptions, null, arguments, null);
}
