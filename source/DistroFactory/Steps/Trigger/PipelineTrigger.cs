using System.Text.Json;
using DistroFactory.Connections.Web;

namespace DistroFactory.Steps.Trigger;

/// <summary>A pipeline of GitLab CI, started with a trigger token of the project.</summary>
/// <param name="address">A project, by its path or its address in the API, a reference, and variables.</param>
/// <param name="token">The trigger token, a secret.</param>
/// <param name="client">Sends the request.</param>
internal sealed class PipelineTrigger(TriggerAddress address, string? token, RetryingClient client) : ITrigger
{
    private const string PublicApi = "https://gitlab.com/api/v4";
    private const long LargestAnswer = 16 << 20;

    /// <inheritdoc/>
    public string Name => $"the pipeline of {WebAddress.Shown(address.Place)} at {address.Reference} on GitLab";

    /// <inheritdoc/>
    /// <exception cref="NetworkException">GitLab cannot be reached, or refuses.</exception>
    public async Task<string?> FireAsync(CancellationToken cancellation = default)
    {
        var secret =
            token
            ?? throw new TriggerException(
                $"Starting {Name}",
                "GitLab starts nothing without a trigger token",
                "Give one by --trigger-token; the project makes them under Settings, CI/CD, Pipeline triggers."
            );
        KeyValuePair<string, string>[] form =
        [
            new("token", secret),
            new("ref", address.Reference),
            .. address.Inputs.Select(input => KeyValuePair.Create($"variables[{input.Key}]", input.Value)),
        ];
        var answer = await client
            .AttemptOnceAsync(
                $"Starting {Name}",
                attempt =>
                    client.ReadAsync(
                        new(HttpMethod.Post, Endpoint()) { Content = new FormUrlEncodedContent(form) },
                        LargestAnswer,
                        attempt
                    ),
                cancellation
            )
            .ConfigureAwait(false);
        return WebPage(answer);
    }

    private Uri Endpoint()
    {
        var api = Environment.GetEnvironmentVariable("CI_API_V4_URL") is { Length: > 0 } named ? named : PublicApi;
        var project = address.Place.Contains("://", StringComparison.Ordinal)
            ? address.Place
            : $"{api.TrimEnd('/')}/projects/{Uri.EscapeDataString(address.Place)}";
        return new($"{project}/trigger/pipeline");
    }

    private static string? WebPage(byte[] answer)
    {
        try
        {
            using var document = JsonDocument.Parse(answer);
            return document.RootElement.TryGetProperty("web_url", out var page) ? page.GetString() : null;
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            // It was started; that it does not say where is no reason to start it again.
            return null;
        }
    }
}
