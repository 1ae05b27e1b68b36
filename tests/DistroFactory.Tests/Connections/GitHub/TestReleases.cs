using System.Security.Cryptography;
using System.Text.Json;
using DistroFactory.Connections.GitHub;
using DistroFactory.Testing.Loopback;
using DistroFactory.Tests.Connections.Web;

namespace DistroFactory.Tests.Connections.GitHub;

/// <summary>The part of GitHub's API that makes releases, of the repository acme/releases.</summary>
internal sealed class TestReleases : IDisposable
{
    private const string Base = "/repos/acme/releases/releases";
    private readonly LoopbackServer _server;
    private readonly Lock _gate = new();

    public TestReleases() =>
        _server = new(request =>
        {
            lock (_gate)
                return Answer(request);
        });

    public LoopbackServer Server => _server;

    public GitHubReleases Releases => new(new GitHubApi(Quick.Client(), _server.Address.AbsoluteUri, "s3cret"), new("acme", "releases"));

    /// <summary>The one release; null before it is made.</summary>
    public TestRelease? Release { get; private set; }

    /// <summary>How many uploads go through before all others break in the middle.</summary>
    public int UploadsUntilBroken { get; set; } = int.MaxValue;

    public IEnumerable<string> Changes =>
        _server.Requests.Where(request => request.Method != "GET").Select(request => $"{request.Method} {request.Path.Split('?')[0]}");

    /// <summary>The release is a draft again.</summary>
    public void Hide() => Release = Release! with { IsDraft = true };

    public void Dispose() => _server.Dispose();

    private LoopbackAnswer Answer(LoopbackRequest request)
    {
        var path = request.Path.Split('?')[0];
        return (request.Method, path) switch
        {
            ("GET", Base) => TestGitHub.Json(Release is null ? [] : new[] { Describe() }),
            ("POST", Base) => Create(JsonDocument.Parse(request.Body).RootElement),
            ("PATCH", Base + "/70") => Edit(JsonDocument.Parse(request.Body).RootElement),
            ("GET", Base + "/70/assets") => TestGitHub.Json(
                Release!.Assets.Select((asset, index) => Describe(asset.Name, asset.Content, asset.IsWhole, index))
            ),
            ("DELETE", _) => Delete(int.Parse(path.Split('/')[^1], System.Globalization.CultureInfo.InvariantCulture)),
            ("POST", "/uploads") => Upload(request),
            _ => TestGitHub.Json(new { message = "Not Found" }, 404),
        };
    }

    private LoopbackAnswer Create(JsonElement wanted)
    {
        Release = new(
            wanted.GetProperty("tag_name").GetString()!,
            wanted.GetProperty("body").GetString()!,
            wanted.GetProperty("draft").GetBoolean()
        );
        return TestGitHub.Json(Describe(), 201);
    }

    private LoopbackAnswer Edit(JsonElement wanted)
    {
        Release = Release! with { Notes = wanted.GetProperty("body").GetString()!, IsDraft = wanted.GetProperty("draft").GetBoolean() };
        return TestGitHub.Json(Describe());
    }

    private LoopbackAnswer Delete(int index)
    {
        Release!.Assets.RemoveAt(index);
        return LoopbackAnswer.Refusal(204);
    }

    private LoopbackAnswer Upload(LoopbackRequest request)
    {
        var name = request.Path.Split("name=")[1];
        if (Release!.Assets.Any(asset => asset.Name == name))
            return TestGitHub.Json(new { message = "Validation Failed", errors = new[] { new { code = "already_exists" } } }, 422);
        var whole = UploadsUntilBroken-- > 0;
        Release.Assets.Add((name, request.Body, whole));
        return whole
            ? TestGitHub.Json(Describe(name, request.Body, whole, Release.Assets.Count - 1), 201)
            : LoopbackAnswer.Broken(Breakage.Closes);
    }

    private object Describe() =>
        new
        {
            id = 70,
            tag_name = Release!.Tag,
            name = Release.Tag,
            draft = Release.IsDraft,
            upload_url = $"{_server.Address}uploads{{?name,label}}",
        };

    private static object Describe(string name, byte[] content, bool whole, int index) =>
        new
        {
            id = index,
            name,
            size = content.Length,
            state = whole ? "uploaded" : "starter",
            digest = "sha256:" + Convert.ToHexStringLower(SHA256.HashData(content)),
        };
}

/// <summary>A release as the server has it.</summary>
internal sealed record TestRelease(string Tag, string Notes, bool IsDraft)
{
    public List<(string Name, byte[] Content, bool IsWhole)> Assets { get; } = [];
}
