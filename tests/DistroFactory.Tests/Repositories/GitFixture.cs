using DistroFactory.Testing;
using LibGit2Sharp;

namespace DistroFactory.Tests.Repositories;

/// <summary>A git repository with a folder <c>distro</c> in it, and a place to check it out.</summary>
sealed class GitFixture : IDisposable
{
    private static readonly Signature _author = new("Acme", "release@acme.example", DateTimeOffset.UnixEpoch);
    private readonly TemporaryDirectory _directory = new();

    public GitFixture()
    {
        Repository.Init(Path);
        Commit("first");
        using var repository = new Repository(Path);
        repository.ApplyTag("v1");
        repository.CreateBranch("stable");
        Commit("second");
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

    public void Write(string text)
    {
        Directory.CreateDirectory(Distro);
        File.WriteAllText(System.IO.Path.Combine(Distro, "distro.yaml"), text);
    }

    public void Dispose() => _directory.Dispose();

    private void Commit(string text)
    {
        Write(text);
        using var repository = new Repository(Path);
        LibGit2Sharp.Commands.Stage(repository, "*");
        repository.Commit(text, _author, _author);
    }
}
