using System.Threading.Tasks;
using AutomagikTelemetry;

namespace Greetings
{
    public static class Greeter
    {
        /// <summary>The build of this library that runs.</summary>
#if NET10_0_OR_GREATER
        public const string Target = "net10.0";
#elif NET8_0_OR_GREATER
        public const string Target = "net8.0";
#else
        public const string Target = "netstandard2.0";
#endif

        /// <summary>Not a constant, which the app's compiler would copy.</summary>
        public static string Build => Target;

        [TrackCommand]
        public static string Greet([Tag] string name) => $"Hello {name}!";

        [TrackWorkflow]
        public static async Task<int> CountAsync([Tag] int upTo)
        {
            await Task.Yield();
            return upTo;
        }

        [TrackEndpoint]
        public static async ValueTask<int> HalveAsync([Tag] int number)
        {
            await Task.Yield();
            return number / 2;
        }
    }
}
