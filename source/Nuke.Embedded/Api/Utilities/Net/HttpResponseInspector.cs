namespace Nuke.Common.Utilities.Net;

/// <summary>An answer that is looked at.</summary>
public sealed class HttpResponseInspector(HttpResponseMessage response)
{
    private string? _body;

    /// <summary>The answer.</summary>
    public HttpResponseMessage Response { get; } = response;

    /// <summary>What it says.</summary>
    public async Task<string> GetBodyAsync() => _body ??= await Response.Content.ReadAsStringAsync().ConfigureAwait(false);
}
