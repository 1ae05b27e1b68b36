using CliWrap;
using DistroFactory.Testing;

namespace DistroFactory.Correctness.Tests;

/// <summary>The reference's manifests of a real distribution are found right.</summary>
[Thorough]
public sealed class CorpusTests
{
    [Test]
    public async Task A_real_update_says_what_its_packages_say()
    {
        var root = Corpus.Require();
        using var versions = new ReferenceVersions(root);
        Directory.CreateDirectory(versions["www"]);
        await Cli.Wrap(Tool.Require("tar", "tar"))
            .WithArguments(["-xf", Path.Combine(root, "manifests.tar.xz"), "-C", versions["www"]])
            .ExecuteAsync();
        var second = File.ReadAllLines(Path.Combine(root, "packages", "20.list"))
            .Where(name => name.Length > 0)
            .Select(name => new[] { "20", "10" }.Select(version => Path.Combine(root, "packages", version, name)).First(File.Exists));

        var report = CorrectnessCheck.Run(
            new()
            {
                UpdateTree = versions["www"],
                From = versions.Version(10, Directory.GetFiles(Path.Combine(root, "packages", "10"))),
                To = versions.Version(20, second),
                UsualAccounts = ReferenceVersions.Debian,
            }
        );

        Assert.Multiple(() =>
        {
            Assert.That(report.Disagreements, Is.Empty);
            Assert.That(report.Notes, Is.Empty);
            Assert.That(
                report
                    .Bundles.SelectMany(bundle => bundle.Packages)
                    .Where(package => package.Before.Length > 0 && package.Now.Length > 0)
                    .DistinctBy(package => package.Name)
                    .Count(),
                Is.EqualTo(25),
                "packages that were updated"
            );
        });
    }
}
