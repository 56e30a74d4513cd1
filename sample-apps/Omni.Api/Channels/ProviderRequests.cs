using System.Globalization;

namespace Omni.Channels;

/// <summary>What requests to all providers have in common.</summary>
static class ProviderRequests
{
    /// <summary>Posts a body as JSON and expects success.</summary>
    /// <exception cref="ProviderException">The provider has answered otherwise, or not at all.</exception>
    public static async Task SendToAsync<TBody>(this HttpClient provider, Channel channel, string path, TBody body, CancellationToken cancellationToken)
    {
        try
        {
            using var answer = await provider.PostAsJsonAsync(path, body, cancellationToken);
            if (!answer.IsSuccessStatusCode)
                throw new ProviderException($"{channel} has answered {(int)answer.StatusCode}.", ((int)answer.StatusCode).ToString(CultureInfo.InvariantCulture));
        }
        catch (HttpRequestException exception)
        {
            throw new ProviderException($"{channel} cannot be reached.", "unreachable", exception);
        }
        catch (TaskCanceledException exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw new ProviderException($"{channel} has not answered in time.", "timeout", exception);
        }
    }
}
