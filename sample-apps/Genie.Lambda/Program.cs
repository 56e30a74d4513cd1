using System.Globalization;
using AutomagikTelemetry;
using Genie.LambdaRuntime;
using Genie.Requests;

// How long the answer may wait for the collector at most: behind the answer the process is frozen.
if (Environment.GetEnvironmentVariable("GENIE_FLUSH_SECONDS") is { Length: > 0 } seconds)
    Telemetry.Configure(options => options.CommandFlushTimeout = TimeSpan.FromSeconds(double.Parse(seconds, CultureInfo.InvariantCulture)));

var host = Environment.GetEnvironmentVariable("AWS_LAMBDA_RUNTIME_API")
    ?? throw new InvalidOperationException("The environment variable AWS_LAMBDA_RUNTIME_API is missing: AWS Lambda sets it to host and port of its Runtime API.");
using var runtime = new RuntimeApi(host, Environment.GetEnvironmentVariable("AWS_LAMBDA_FUNCTION_NAME") ?? "genie");

while (true)
{
    var invocation = await runtime.NextAsync();
    string response;
    try
    {
        response = await WishHandler.HandleAsync(invocation.Payload, invocation.Context);
    }
#pragma warning disable CA1031 // Whatever the function throws is the answer to this invocation; the next one is another matter.
    catch (Exception exception)
#pragma warning restore CA1031
    {
        await runtime.FailAsync(invocation, exception);
        continue;
    }

    await runtime.RespondAsync(invocation, response);
}
