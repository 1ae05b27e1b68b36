using DistroFactory.Testing;
using LibGit2Sharp;

namespace DistroFactory.Tests.Connections.Git;

/// <summary>A git repository with a folder <c>distro</c> in it, and a place to check it out.</summary>
internal sealed class GitFixture : IDisposable
{
    private static readonly Signature s_author = new("Acme", "release@acme.example", DateTimeOffset.UnixEpoch);
    private readonly TemporaryDirectory _directory = new();

    public GitFixture()
    {
        Repository.Init(Path);
        Write("first");
        Commit();
        using var repository = new Repository(Path);
        repository.ApplyTag("v1");
        repository.CreateBranch("stable");
        Write("second");
        Commit();
    }

    public string Path => _directory["origin"];

    public string Distro => System.IO.Path.Combine(Path, "distro");

    public string Checkout => _directory["checkout"];

    public string this[string relative] => _directory[relative];

    public string Sha(string name)
    {
        using var repository = new Repository(Path);
        return repository.Lookup<Commit>(name).Sha;
    }

    /// <summary>Writes the configuration, and a bundle definition beside it.</summary>
    public void Write(string text, string? bundle = null)
    {
        Directory.CreateDirectory(System.IO.Path.Combine(Distro, "bundles"));
        File.WriteAllText(System.IO.Path.Combine(Distro, "distro.yaml"), text);
        if (bundle is not null)
            File.WriteAllText(System.IO.Path.Combine(Distro, "bundles", "os-core"), bundle);
    }

    public void Commit()
    {
        using var repository = new Repository(Path);
        LibGit2Sharp.Commands.Stage(repository, "*");
        repository.Commit("a change", s_author, s_author);
    }

    public void Dispose() => _directory.Dispose();
}
