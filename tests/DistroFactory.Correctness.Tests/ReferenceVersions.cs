using System.Collections.Immutable;
using System.Formats.Tar;
using DistroFactory.Correctness.Request;
using DistroFactory.Testing;

namespace DistroFactory.Correctness.Tests;

/// <summary>
/// What a reference distribution was made of, by version, for checks of the manifests that the reference mixer made of it.
/// </summary>
internal sealed class ReferenceVersions : IDisposable
{
    /// <summary>Owners of files that the distributions do not define; the reference took them from a Debian.</summary>
    public static AccountNumbers Debian { get; } =
        new(
            ImmutableDictionary.CreateRange(
                StringComparer.Ordinal,
                [Pair("root", 0), Pair("daemon", 1), Pair("bin", 2), Pair("man", 6), Pair("mail", 8), Pair("nobody", 65534)]
            ),
            ImmutableDictionary.CreateRange(
                StringComparer.Ordinal,
                [
                    Pair("root", 0),
                    Pair("daemon", 1),
                    Pair("adm", 4),
                    Pair("tty", 5),
                    Pair("mail", 8),
                    Pair("shadow", 42),
                    Pair("utmp", 43),
                    Pair("staff", 50),
                ]
            )
        );

    private readonly TemporaryDirectory _directory = new();
    private readonly string _root;

    /// <param name="root">A directory with <c>bundles</c>, <c>packages</c> and <c>content.tar</c>.</param>
    public ReferenceVersions(string root)
    {
        _root = root;
        TarFile.ExtractToDirectory(Path.Combine(root, "content.tar"), _directory.Path, overwriteFiles: true);
    }

    /// <summary>A place of the test's own.</summary>
    public string this[string relative] => _directory[relative];

    /// <summary>A version, made of these packages.</summary>
    public VersionUnderCheck Version(uint version, IEnumerable<string> packages, params string[] without) =>
        new()
        {
            Version = new(version),
            Packages = [.. packages.Order(StringComparer.Ordinal)],
            BundleDirectories = [Bundles(version, without)],
            SinglePackages = Path.Combine(_root, "local-packages"),
        };

    public void Dispose() => _directory.Dispose();

    private string Bundles(uint version, string[] without)
    {
        var target = _directory[$"bundles-{version}-{without.Length}"];
        Directory.CreateDirectory(target);
        foreach (
            var file in Directory
                .EnumerateFiles(Path.Combine(_root, "bundles", $"{Math.Min(version, 20)}"))
                .Where(file => !without.Contains(Path.GetFileName(file)))
        )
            File.WriteAllText(
                Path.Combine(target, Path.GetFileName(file)),
                File.ReadAllText(file).Replace("@CONTENT@", _directory["content"], StringComparison.Ordinal)
            );
        return target;
    }

    private static KeyValuePair<string, uint> Pair(string name, uint number) => new(name, number);
}
