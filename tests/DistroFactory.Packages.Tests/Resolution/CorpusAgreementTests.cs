using System.Diagnostics;
using DistroFactory.Packages.Metadata;
using DistroFactory.Packages.Resolution;
using DistroFactory.Testing;

namespace DistroFactory.Packages.Tests;

/// <summary>The bundles of a real distribution get the packages dnf gives them.</summary>
[Thorough]
public sealed class CorpusAgreementTests
{
    [TestCase("10")]
    [TestCase("20")]
    public async Task Every_bundle_of_the_corpus_resolves_as_dnf_resolves_it(string version)
    {
        var corpus = Corpus.Require();
        using var dnf = DnfOracle.Start();
        using var repository = new TemporaryDirectory();
        foreach (var package in PackagesOf(corpus, version))
            File.CreateSymbolicLink(repository[Path.GetFileName(package)], package);
        using (var createrepo = Process.Start(Tool.Require("createrepo_c", "createrepo-c"), ["--quiet", repository.Path]))
            createrepo.WaitForExit();

        var resolver = new DependencyResolver(await RepositoryReader.ReadAsync(repository.Path));
        var bundles = Directory.GetFiles(Path.Combine(corpus, "bundles", version)).Select(Path.GetFileName).ToArray();
        Assert.That(bundles, Is.Not.Empty);
        Assert.Multiple(() =>
        {
            foreach (var bundle in bundles)
            {
                string[] names = [.. NamesOf(Path.Combine(corpus, "bundles", version), bundle!).Distinct()];
                if (names.Length == 0)
                    continue;
                var chosen = resolver.Resolve(names).Packages.Select(package => package.Nevra.ToString()).Order(StringComparer.Ordinal);
                Assert.That(chosen, Is.EqualTo(dnf.Install(repository.Path, names)), bundle);
            }
        });
    }

    private static IEnumerable<string> PackagesOf(string corpus, string version) =>
        version == "10"
            ? Directory.GetFiles(Path.Combine(corpus, "packages", "10"), "*.rpm")
            : File.ReadLines(Path.Combine(corpus, "packages", "20.list"))
                .Select(line => Path.GetFileName(line.Trim()))
                .Where(name => name.Length > 0)
                .Select(name =>
                    new[] { "20", "10" }.Select(directory => Path.Combine(corpus, "packages", directory, name)).First(File.Exists)
                );

    private static IEnumerable<string> NamesOf(string directory, string bundle)
    {
        foreach (
            var line in File.ReadLines(Path.Combine(directory, bundle))
                .Select(line => line.Trim())
                .Where(line => line.Length > 0 && line[0] != '#')
        )
        {
            if (line.StartsWith("include(", StringComparison.Ordinal))
            {
                foreach (var name in NamesOf(directory, line["include(".Length..^1]))
                    yield return name;
            }
            else if (!line.Contains('('))
            {
                yield return line;
            }
        }
    }
}
