using System.Runtime.CompilerServices;
using AutomagikTelemetry.AspNetCore.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace AutomagikTelemetry.AspNetCore.Tests.Requests;

/// <summary>What a request has started and does not wait for.</summary>
public sealed class AfterTheRequest
{
    [Fact]
    public async Task TheParentOfWorkThatOutlivesAnUntaggedRequestIsExported()
    {
        var isOver = new TaskCompletionSource();
        var work = Task.CompletedTask;
        await using var app = await App.Start(web => web.MapGet("/starts", () =>
        {
            work = Task.Run(async () =>
            {
                await isOver.Task;
                return Shop.Inner();
            });
        }));

        await app.Send("GET", "/starts");
        await app.Stop();
        isOver.SetResult();
        await work;
        Telemetry.Flush();

        var ids = app.Spans.Select(span => span.SpanId).ToHashSet();
        app.Spans.ShouldNotBeEmpty();
        app.Spans.ShouldAllBe(span => span.ParentSpanId.Length == 0 || ids.Contains(span.ParentSpanId));
    }

    [Fact]
    public async Task AContextThatOutlivesTheRequestDoesNotKeepItAlive()
    {
        var (request, captured) = await Capture();

        for (var i = 0; i < 10 && request.IsAlive; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
            await Task.Yield();
        }

        request.IsAlive.ShouldBeFalse();
        GC.KeepAlive(captured);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    static async Task<(WeakReference Request, ExecutionContext? Captured)> Capture()
    {
        WeakReference? request = null;
        ExecutionContext? captured = null;
        await using var app = await App.Start(web => web.MapGet("/captures", (HttpContext context) =>
        {
            request = new(context);
            captured = ExecutionContext.Capture();
        }));
        await app.Send("GET", "/captures");
        return (request!, captured);
    }
}
