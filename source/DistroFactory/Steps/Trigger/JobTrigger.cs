using System.Net.Http.Headers;
using System.Text;
using DistroFactory.Connections.Web;

namespace DistroFactory.Steps.Trigger;

/// <summary>A job of Jenkins.</summary>
/// <param name="address">The address of the job, and its parameters.</param>
/// <param name="token"><c>USER:TOKEN</c>, an API token of a user; without a user the token of the job's remote trigger. A secret.</param>
/// <param name="client">Sends the request.</param>
internal sealed class JobTrigger(TriggerAddress address, string? token, RetryingClient client) : ITrigger
{
    /// <inheritdoc/>
    public string Name => $"the job {WebAddress.Shown(address.Place)} on Jenkins";

    /// <inheritdoc/>
    /// <exception cref="NetworkException">Jenkins cannot be reached, or refuses.</exception>
    public Task<string?> FireAsync(CancellationToken cancellation = default) =>
        client.AttemptOnceAsync($"Starting {Name}", SendAsync, cancellation);

    private async Task<string?> SendAsync(CancellationToken cancellation)
    {
        // The token goes into the form and not into the address, which servers write into their logs.
        var remote = token is not null && !token.Contains(':', StringComparison.Ordinal);
        var form = remote ? address.Inputs.Add(new("token", token!)) : address.Inputs;
        using var request = new HttpRequestMessage(
            HttpMethod.Post,
            $"{address.Place}/{(address.Inputs.IsEmpty ? "build" : "buildWithParameters")}"
        )
        {
            Content = new FormUrlEncodedContent(form),
        };
        if (token is not null && !remote)
            request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(token)));
        using var response = await client.SendAsync(request, cancellation).ConfigureAwait(false);
        return response.Headers.Location?.ToString();
    }
}
