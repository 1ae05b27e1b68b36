using System.Collections.Concurrent;
using DistroFactory.Histories.Tests.Distributions;
using DistroFactory.Histories.Tests.Generation;
using DistroFactory.Testing;

namespace DistroFactory.Histories.Tests.Publication;

/// <summary>Real RPM packages of the pools, made by rpmbuild when they are first asked for.</summary>
[SetUpFixture]
internal sealed class RpmFiles
{
    private static readonly TemporaryDirectory s_directory = new();
    private static readonly ConcurrentDictionary<(RpmPool Pool, int Revision), Lazy<Dictionary<string, string>>> s_files = new();

    [OneTimeTearDown]
    public static void CleanUp() => s_directory.Dispose();

    /// <summary>The file of a package.</summary>
    public static string Of(RpmPool pool, Package package) =>
        s_files.GetOrAdd((pool, package.Revision), key => new(() => Build(key.Pool, key.Revision))).Value[package.Name];

    private static Dictionary<string, string> Build(RpmPool pool, int revision)
    {
        var packages = pool.Names.Select(name => pool.Revisions(name).Single(package => package.Revision == revision)).ToList();
        var files = RpmBuild.BuildAll([.. packages.Select(Describe)], s_directory[$"{pool.Number}-{revision}"]);
        return packages.Zip(files).ToDictionary(pair => pair.First.Name, pair => pair.Second);
    }

    private static RpmDescription Describe(Package package) =>
        new(package.Name, $"{package.Revision}")
        {
            Payload = "w1.gzdio",
            Files =
            [
                .. package.Nodes.Select(node => new RpmContent(node.Value.IsDirectory ? $"{node.Key}/" : node.Key, node.Value.Text)
                {
                    Mode = node.Value.Type == EntryType.Link ? null : Convert.ToString(node.Value.Mode, 8),
                    Owner = node.Value.Owner,
                    Group = node.Value.Group,
                    LinkTarget = node.Value.Type == EntryType.Link ? node.Value.Text : null,
                }),
            ],
        };
}
