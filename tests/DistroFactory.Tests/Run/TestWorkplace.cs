using DistroFactory.Configuration;
using DistroFactory.Foundation;
using DistroFactory.Run;
using DistroFactory.Testing;

namespace DistroFactory.Tests.Run;

/// <summary>The workplace of a distribution acme, for tests of single steps.</summary>
internal static class TestWorkplace
{
    /// <summary>A workplace below a directory of the test's own: <c>config</c>, <c>bundles</c> and <c>factory</c>.</summary>
    public static Workplace In(TemporaryDirectory directory, RunLog? log = null) =>
        new()
        {
            Options = new() { FactoryRoot = directory["factory"] },
            Source = new("config", directory["config"], Commit: null, IsClean: false, GitSource: null),
            Configuration = Configuration(directory["config"]),
            Directory = new(directory["factory"], "acme"),
            BundleDirectory = directory["bundles"],
            Log = log ?? new RecordedLog(),
        };

    /// <summary>The least that a configuration says.</summary>
    public static DistroConfiguration Configuration(string folder) =>
        new()
        {
            Folder = folder,
            Name = "acme",
            Title = "Acme",
            Url = "https://acme.example",
            ContentUrl = "",
            VersionUrl = "",
        };
}
