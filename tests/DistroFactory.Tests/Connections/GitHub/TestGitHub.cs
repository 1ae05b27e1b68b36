using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text.Json;
using DistroFactory.Connections.GitHub;
using DistroFactory.Testing.Loopback;
using DistroFactory.Tests.Connections.Web;

namespace DistroFactory.Tests.Connections.GitHub;

/// <summary>
/// As much of GitHub's API as the factory asks, over a real connection: releases with assets in pages, of one repository.
/// </summary>
internal sealed class TestGitHub : IDisposable
{
    private readonly ConcurrentQueue<LoopbackAnswer> _first = [];
    private readonly LoopbackServer _server;

    public TestGitHub() => _server = new(Answer);

    /// <summary>Where the API is, not at the root: as on an Enterprise server.</summary>
    public string Address => new Uri(_server.Address, "api/v3").AbsoluteUri;

    public LoopbackServer Server => _server;

    /// <summary>The token it wants; null: everybody may read.</summary>
    public string? Token { get; set; }

    /// <summary>Whether it states digests, as newer servers do.</summary>
    public bool StatesDigests { get; set; } = true;

    /// <summary>How many assets a page has.</summary>
    public int PageSize { get; set; } = 100;

    public List<(string Name, byte[] Content)> Assets { get; } = [];

    /// <summary>Digests it states wrongly, by name.</summary>
    public Dictionary<string, string> WrongDigests { get; } = [];

    public GitHubApi Api(string? token = null) => new(Quick.Client(), Address, token);

    public TestGitHub Says(params IEnumerable<LoopbackAnswer> answers)
    {
        foreach (var answer in answers)
            _first.Enqueue(answer);
        return this;
    }

    public static LoopbackAnswer Json(object value, int status = 200) =>
        LoopbackAnswer.Of(JsonSerializer.Serialize(value), "application/json", status);

    public void Dispose() => _server.Dispose();

    private LoopbackAnswer Answer(LoopbackRequest request)
    {
        if (_first.TryDequeue(out var first))
            return first;
        var path = request.Path.Split('?')[0];
        if (path.StartsWith("/download/", StringComparison.Ordinal))
            return LoopbackAnswer.File(
                request,
                Assets[int.Parse(path.Split('/')[^1], System.Globalization.CultureInfo.InvariantCulture)].Content
            );
        if (
            Token is not null && request.Header("Authorization") is not ({ } shown)
            || (Token is not null && !request.Header("Authorization")!.EndsWith(" " + Token, StringComparison.Ordinal))
        )
            return Json(new { message = "Not Found" }, 404);
        return path.Replace("/api/v3/repos/acme/packages/releases", "", StringComparison.Ordinal) switch
        {
            "/latest" or "/tags/v7" => Json(
                new
                {
                    id = 70,
                    tag_name = "v7",
                    draft = false,
                }
            ),
            "/70/assets" => Page(request),
            var asset when asset.StartsWith("/assets/", StringComparison.Ordinal) => Redirect(asset.Split('/')[^1]),
            _ => Json(new { message = "Not Found" }, 404),
        };
    }

    // The content is elsewhere, where the token means nothing.
    private LoopbackAnswer Redirect(string asset) =>
        new(302, [])
        {
            Headers =
            [
                (
                    "Location",
                    new Uri(_server.Address, $"download/{asset}").AbsoluteUri.Replace("localhost", "127.0.0.1", StringComparison.Ordinal)
                ),
            ],
        };

    private LoopbackAnswer Page(LoopbackRequest request)
    {
        var page = request.Path.Contains("page=2", StringComparison.Ordinal) ? 2 : 1;
        var these = Assets.Select(Describe).Skip((page - 1) * PageSize).Take(PageSize);
        var answer = Json(these);
        return page * PageSize < Assets.Count
            ? answer with
            {
                Headers = [("Link", $"<{Address}/repos/acme/packages/releases/70/assets?page={page + 1}>; rel=\"next\"")],
            }
            : answer;
    }

    private object Describe((string Name, byte[] Content) asset, int index) =>
        new
        {
            id = index,
            name = asset.Name,
            state = "uploaded",
            size = asset.Content.Length,
            digest = StatesDigests
                ? WrongDigests.GetValueOrDefault(asset.Name, "sha256:" + Convert.ToHexStringLower(SHA256.HashData(asset.Content)))
                : null,
            url = $"{Address}/repos/acme/packages/releases/assets/{index}",
            browser_download_url = new Uri(_server.Address, $"download/{index}").AbsoluteUri,
        };
}
