using System.Collections.Concurrent;
using DistroFactory.Connections.Commands;
using DistroFactory.Content;
using DistroFactory.Run;
using DistroFactory.Testing;
using DistroFactory.Testing.Loopback;
using DistroFactory.Tests.Connections.Web;

namespace DistroFactory.Tests.Content;

/// <summary>The packages of the sample as a repository on a server.</summary>
internal sealed class RepositoryMirror : IDisposable
{
    private readonly TemporaryDirectory _folder = new();
    private readonly TemporaryDirectory _cache = new();
    private readonly ConcurrentDictionary<string, ConcurrentQueue<LoopbackAnswer>> _instead = [];

    private RepositoryMirror() => Server = new(Answer);

    public LoopbackServer Server { get; }

    public string Folder => _folder.Path;

    /// <summary>Name and password it asks for; null: none.</summary>
    public string? Password { get; set; }

    /// <summary>What happens before each package is answered.</summary>
    public Action BeforePackage { get; set; } = () => { };

    public static async Task<RepositoryMirror> CreateAsync(params string[] options)
    {
        var createrepo = Tool.Require("createrepo_c", "createrepo-c");
        var mirror = new RepositoryMirror();
        foreach (var package in Directory.EnumerateFiles(Path.Combine(Shared.Repository, "samples", "acme", "packages")))
            File.Copy(package, mirror._folder[Path.GetFileName(package)]);
        await new CommandRunner().RunAsync(new(createrepo, ["--quiet", .. options, mirror.Folder]));
        return mirror;
    }

    public RepositoryContent Content(Action<string>? log = null, string credentials = "", IProgress<StepProgress>? progress = null) =>
        new(
            new(Server.Address.AbsoluteUri.Replace("://", "://" + credentials, StringComparison.Ordinal).TrimEnd('/')),
            Quick.Cache(_cache.Path, log, progress)
        );

    /// <summary>The same without some packages.</summary>
    public SelectedContent Without(string names) => new(Content(), new() { Exclude = [names] }, _ => null);

    /// <summary>Answers requests for files of that kind otherwise, as often as there are answers.</summary>
    public void Instead(string kind, params LoopbackAnswer[] answers) => _instead[kind] = new(answers);

    public void Dispose()
    {
        Server.Dispose();
        _folder.Dispose();
        _cache.Dispose();
    }

    private LoopbackAnswer Answer(LoopbackRequest request)
    {
        if (
            Password is not null
            && request.Header("Authorization") != "Basic " + Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(Password))
        )
            return LoopbackAnswer.Refusal(401);
        foreach (var (kind, answers) in _instead)
        {
            if (request.Path.Contains(kind, StringComparison.Ordinal) && answers.TryDequeue(out var other))
                return other;
        }

        // A proxy is asked by whole addresses.
        var relative = request.Path.Contains("/os/", StringComparison.Ordinal)
            ? request.Path.Split("/os/")[1]
            : request.Path.TrimStart('/');
        if (relative.EndsWith(".rpm", StringComparison.Ordinal))
            BeforePackage();
        var path = _folder[Uri.UnescapeDataString(relative)];
        return File.Exists(path) ? LoopbackAnswer.File(request, File.ReadAllBytes(path)) : LoopbackAnswer.Refusal(404);
    }
}
