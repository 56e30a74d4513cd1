using AutomagikTelemetry;

namespace Snippets.Readme;

sealed class JobQueue(IJobRunner runner)
{
    public string Name { get; } = "night";

    #region readme-values
    [TrackJob]
    [TagFrom("tools_count", "tools.Count")]
    [TagFrom("queue", "this.Name")]
    [TagFrom("task_type", "return.Type")]
    [TagFrom("error_code", "exception.Code", ExceptionType = typeof(ProviderException))]
    [TagConstant("channel", "whatsapp")]
    public async Task<Job> RunAsync(IReadOnlyList<Tool> tools) => await runner.RunAsync(tools);
    #endregion
}

sealed class TrackJobAttribute() : TrackAttribute(null);

sealed record Tool(string Name);

sealed record Job(string Type);

sealed class ProviderException(string code) : Exception("The provider refused.")
{
    public string Code { get; } = code;
}

interface IJobRunner
{
    Task<Job> RunAsync(IReadOnlyList<Tool> tools);
}
