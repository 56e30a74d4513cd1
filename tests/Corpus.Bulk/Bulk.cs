using AutomagikTelemetry;

[assembly: TrackAllPublicMethods(Include = "Bulk;Other.*.Handlers", Exclude = "Bulk.Excluded")]

namespace Bulk
{
    public class Tracked
    {
        int _state;

        public Tracked() => _state = Convert.ToInt32("1");

        public int Accessor => Convert.ToInt32("1");

        public string Method(string text) => text.Trim();

        public void Throws(Exception exception) => throw exception;

        public async Task<string> MethodAsync(Task gate)
        {
            await gate.ConfigureAwait(false);
            return "done";
        }

        public Task Followed(Task task)
        {
            GC.KeepAlive(this);
            return task;
        }

        public int Trivial(int a)
        {
            if (a > _state)
                return a * 2;
            return _state;
        }

        public IEnumerable<int> Iterator()
        {
            yield return 1;
        }

        [DoNotTrack]
        public string Excluded(string text) => text.Trim();

        public static Tracked operator +(Tracked a, Tracked b) => new();

        internal string Internal(string text) => text.Trim();

        public static class Nested
        {
            public static string Method(string text) => text.Trim();
        }
    }

    public record Pair(int A, string B);

    public delegate int Function(int a);

    class Hidden
    {
        public string Method(string text) => text.Trim();
    }

    public static class Tagged
    {
        [TrackWorkflow]
        public static string Own(string text) => text.Trim();
    }
}

namespace Bulk.Nested
{
    public static class Deeper
    {
        public static string Method(string text) => text.Trim();
    }
}

namespace Bulk.Excluded.Deeper
{
    public static class NotHere
    {
        public static string Method(string text) => text.Trim();
    }
}

namespace Bulkier
{
    public static class NotHere
    {
        public static string Method(string text) => text.Trim();
    }
}

namespace Other.Message.Handlers
{
    public static class Here
    {
        public static string Method(string text) => text.Trim();
    }
}
