using System.Security.Cryptography;
using System.Text;
using DistroFactory.Packages.Metadata;
using DistroFactory.Packages.Resolution;
using DistroFactory.Testing;

namespace DistroFactory.Packages.Tests;

/// <summary>The resolver chooses what dnf chooses.</summary>
public sealed class DnfAgreementTests
{
    private static readonly int s_cases = int.TryParse(Environment.GetEnvironmentVariable("RESOLVER_CASES"), out var cases) ? cases : 150;

    [Test]
    public async Task Random_repositories_resolve_as_dnf_resolves_them()
    {
        using var dnf = DnfOracle.Start();
        List<string> differences = [];
        var solved = 0;
        for (var seed = 1; seed <= s_cases; seed++)
        {
            using var directory = new TemporaryDirectory();
            var repository = new RandomRepository(seed);
            RepositoryWriter.Write(directory.Path, repository.Packages, timestamp: 1_700_000_000);
            var expected = dnf.Install(directory.Path, repository.Requests);
            var actual = Resolve(await RepositoryReader.ReadAsync(directory.Path), repository.Requests);
            solved += expected is null ? 0 : 1;
            if (Text(expected) != Text(actual))
                differences.Add($"seed {seed}, {string.Join(' ', repository.Requests)}:\n  dnf {Text(expected)}\n  we  {Text(actual)}");
        }

        Assert.Multiple(() =>
        {
            Assert.That(differences, Is.Empty, $"{differences.Count} of {s_cases}:\n{string.Join('\n', differences)}");
            Assert.That(solved, Is.InRange(s_cases / 4, s_cases * 9 / 10), "solvable and unsolvable cases should both occur");
        });
    }

    [Test]
    public void Dnf_chooses_the_same_where_the_way_decides()
    {
        using var dnf = DnfOracle.Start();
        Assert.Multiple(() =>
        {
            foreach (var choice in HardChoice.Compared.Concat(HardChoice.Revised).Concat(HardChoice.Learned))
            {
                using var directory = new TemporaryDirectory();
                RepositoryWriter.Write(directory.Path, Universe.Of(choice.Universe).Select(Published), timestamp: 1_700_000_000);
                var others = dnf.Install(directory.Path, choice.Requests)
                    ?.Select(nevra => nevra[..^"-1.x86_64".Length])
                    .Where(package => !choice.Requests.Contains(package[..^2]));
                Assert.That(others, Is.EqualTo(choice.Answer.Split(' ')), $"{choice}");
            }
        });
    }

    private static RepositoryPackage Published(PackageInfo package)
    {
        var sha256 = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{package.Nevra}")));
        Dependency own = new(package.Nevra.Name, DependencyComparison.Equal, package.Nevra.Evr);
        return new()
        {
            Href = Path.GetFileName(package.Location),
            Files = [],
            Package = package with { Sha256 = sha256, Provides = package.Provides.Add(own) },
        };
    }

    private static string[]? Resolve(IEnumerable<PackageInfo> universe, IEnumerable<string> names)
    {
        try
        {
            return
            [
                .. new DependencyResolver(universe)
                    .Resolve(names)
                    .Packages.Select(package => package.Nevra.ToString())
                    .Order(StringComparer.Ordinal),
            ];
        }
        catch (PackageException)
        {
            return null;
        }
    }

    private static string Text(string[]? packages) => packages is null ? "cannot" : string.Join(' ', packages);
}
