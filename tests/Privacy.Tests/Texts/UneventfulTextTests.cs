using AutomagikTelemetry.Privacy.Keys;
using AutomagikTelemetry.Privacy.Texts;

namespace AutomagikTelemetry.Privacy.Tests.Texts;

/// <summary>Texts as programs have them by the thousand, in which nothing is found: looking at them is paid by every call.</summary>
public class UneventfulTextTests
{
    public static TheoryData<string> Texts =>
    [
        "workflow-0123456789",
        "order-12345",
        "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
        "01ARZ3NDEKTSV4RRFFQ69G5FAV",
        "2026-11-25T03:37:10.123Z",
        "/api/users/{id}/orders",
        "https://api.example.com/v1/orders/123?page=2",
        "Could not open the file: No such agent (code 17), retrying in 5 s",
        "[INFO] 12 of 20 \"parts\" done",
        "[2026-11-25 03:37:10] \"started\"",
        "{0} of {1} \"parts\"",
        "level=info ts=2026-11-25T03:37:10Z caller=main.go:23 msg=\"request handled\" method=GET path=/api/items status=200 duration=12ms",
        "gpt-4-turbo-2024-04-09",
        "AutomagikTelemetry/Privacy/Texts/UneventfulTextTests",
    ];

    [Theory]
    [MemberData(nameof(Texts))]
    public void TheyAreLeftAsTheyAreWithoutAnExceptionOrAnAllocation(string text)
    {
        var exceptions = 0;
        var thread = Environment.CurrentManagedThreadId;
        void Count(object? sender, System.Runtime.ExceptionServices.FirstChanceExceptionEventArgs arguments) => exceptions += Environment.CurrentManagedThreadId == thread ? 1 : 0;
        AppDomain.CurrentDomain.FirstChanceException += Count;
        try
        {
            // What names within it mean is found out at first, and remembered.
            var least = long.MaxValue;
            for (var time = 0; time < 10; time++)
            {
                var before = GC.GetAllocatedBytesForCurrentThread();
                var clean = TextScrubber.Scrub(text, KeyVerdict.Harmless, 500);
                least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
                clean.ShouldBeSameAs(text);
            }

            least.ShouldBe(0);
            exceptions.ShouldBe(0);
        }
        finally
        {
            AppDomain.CurrentDomain.FirstChanceException -= Count;
        }
    }
}
