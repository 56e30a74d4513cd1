using AutomagikTelemetry.Weaver.Tests.Support;
using AutomagikTelemetry.Weaver.Tests.Support.Twins;
using Mono.Cecil;

namespace AutomagikTelemetry.Weaver.Tests.Failures;

/// <summary>Failures of other weavers: what async methods and iterators report.</summary>
public class AsyncMeaning
{
    public static TheoryData<string> Levels => Configuration.Levels;

    /// <summary>MethodBoundaryAspect 5 and 83, MethodDecorator 35: the exit was at the first await, and no fault was seen.</summary>
    [Theory]
    [MemberData(nameof(Levels))]
    public async Task ACallEndsWithItsTaskNotAtTheFirstAwait(string level)
    {
        using var twins = Twins.Of(level, """
            public static class Case
            {
                [TrackWorkflow("waits")]
                public static async Task Waits(Task gate) => await gate;
            }
            """);
        using var recording = new Recording();
        var gate = new TaskCompletionSource();

        var task = (Task)twins.Woven.GetType("Case")!.GetMethod("Waits")!.Invoke(null, [gate.Task])!;

        recording.Events.Select(recorded => recorded.EventName).ShouldBe(["workflow.started"]);
        recording.SpanLines.ShouldBeEmpty();
        gate.SetException(new FormatException("late"));
        await Should.ThrowAsync<FormatException>(task);
        recording.SpanLines.ShouldBe(["waits System.FormatException"]);
    }

    /// <summary>MethodTimer 124.</summary>
    [Theory]
    [MemberData(nameof(Levels))]
    public async Task AnExceptionIsReportedOnceAndTheTimeOnce(string level)
    {
        using var twins = Twins.Of(level, """
            public static class Case
            {
                [TrackWorkflow("outer")]
                public static async Task Outer() => await Inner();

                [TrackWorkflow("inner")]
                static async Task Inner()
                {
                    await Task.Yield();
                    throw new FormatException("once");
                }
            }
            """);
        using var recording = new Recording();

        await Should.ThrowAsync<FormatException>((Task)twins.Woven.GetType("Case")!.GetMethod("Outer")!.Invoke(null, null)!);

        recording.Events.Count(recorded => recorded.EventName == "automagik.error").ShouldBe(1);
        recording.SpanLines.ShouldBe(["inner System.FormatException", "outer System.FormatException"]);
        recording.Count("workflow.duration_seconds").ShouldBe(2);
    }

    /// <summary>MethodBoundaryAspect 122, New Relic 751 and 1231: broken builds, and spans that never ended.</summary>
    [Theory]
    [MemberData(nameof(Levels))]
    public async Task ValueTasksAndIteratorsEnd(string level)
    {
        using var twins = Twins.Of(level, """
            public static class Case
            {
                [TrackWorkflow("value")]
                static async ValueTask Value() => await Task.Yield();

                [TrackWorkflow("value_of")]
                static async ValueTask<int> ValueOf()
                {
                    await Task.Yield();
                    return 1;
                }

                [TrackWorkflow("items")]
                static IEnumerable<int> Items()
                {
                    yield return 1;
                    yield return 2;
                }

                [TrackWorkflow("items_async")]
                static async IAsyncEnumerable<int> ItemsAsync()
                {
                    yield return 1;
                    await Task.Yield();
                    yield return 2;
                }

                public static async Task<string> Run()
                {
                    await Value();
                    var sum = await ValueOf() + Items().Sum();
                    await foreach (var item in ItemsAsync())
                        sum += item;
                    return sum.ToString();
                }
            }
            """);

        var (said, spans) = await twins.RunAlike();

        said.ShouldBe("7");
        spans.ShouldBe(["value", "value_of", "items", "items_async"]);
    }

    /// <summary>The same: of an async void method nobody can say when it has ended.</summary>
    [Theory]
    [MemberData(nameof(Levels))]
    public void AnAsyncVoidMethodIsRefusedAloud(string level)
    {
        var folder = Directory.CreateTempSubdirectory("weaver-tests-");
        try
        {
            var file = Path.Combine(folder.FullName, "Case.dll");
            SourceCompiler.Compile(file, Configuration.Named(level), [("Case.cs", "public static class Case\n{\n    [TrackWorkflow]\n    public static async void Start() => await Task.Yield();\n}\n")]);

            var diagnostic = AssemblyWeaver.Weave(file, file).GetProperty("diagnostics").EnumerateArray().ShouldHaveSingleItem();

            diagnostic.GetProperty("code").GetString().ShouldBe("AMT004");
            diagnostic.GetProperty("line").GetInt32().ShouldBe(4);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>Rougamo 29 and 30: in a release build the state machine has no field for a parameter that nobody uses.</summary>
    [Theory]
    [MemberData(nameof(Levels))]
    public async Task AParameterThatTheBodyDoesNotUseIsReported(string level)
    {
        using var twins = Twins.Of(level, """
            public static class Case
            {
                [TrackWorkflow("work")]
                static async Task Work([Tag] string customer, [Tag] int retries) => await Task.Yield();

                [TrackWorkflow("items")]
                static IEnumerable<int> Items([Tag] string shelf)
                {
                    yield return 1;
                }

                public static async Task<string> Run()
                {
                    await Work("c-1", 3);
                    return string.Join(" ", Items("s-2"));
                }
            }
            """);
        using var recording = new Recording();

        await Twins.Run(twins.Woven);

        var attributes = recording.Spans.Select(span => span.Attributes).ToList();
        attributes[0].Value("customer").ShouldBe("c-1");
        attributes[0].Value("retries").ShouldBe(3L);
        attributes[1].Value("shelf").ShouldBe("s-2");
    }

    /// <summary>Rougamo 7, AspectInjector 196 and 214: a search for the compiler's pattern in MoveNext fails with its next version. We look for none.</summary>
    [Theory]
    [MemberData(nameof(Levels))]
    public void WhatTheCompilerMadeOfAsyncMethodsAndIteratorsIsNotTouched(string level)
    {
        using var twins = Twins.OfCorpus(Configuration.Named(level));

        var unwoven = StateMachines(twins.UnwovenFile);
        unwoven.Count.ShouldBeGreaterThan(100);
        StateMachines(twins.WovenFile).ShouldBe(unwoven);

        // Task types of one's own are the exception.
        static List<string> StateMachines(string file)
        {
            using var module = ModuleDefinition.ReadModule(file);
            return [.. from type in module.GetTypes()
                       where type.Name.Contains(">d", StringComparison.Ordinal) && type.DeclaringType.FullName != "AutomagikTelemetry.Corpus.Shapes.TaskLikes"
                       from method in type.Methods
                       where method.HasBody
                       orderby method.FullName
                       select $"{method.FullName}: {string.Join("; ", method.Body.Instructions)} {method.Body.ExceptionHandlers.Count}"];
        }
    }
}
