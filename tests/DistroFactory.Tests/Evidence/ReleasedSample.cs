using DistroFactory.Run;
using DistroFactory.Session;
using DistroFactory.Testing;
using DistroFactory.Tests.Session;

namespace DistroFactory.Tests.Evidence;

/// <summary>A factory directory that releases the sample, as its targets do.</summary>
internal sealed class ReleasedSample : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    /// <summary>A directory with copies of the samples.</summary>
    public ReleasedSample()
    {
        foreach (var sample in new[] { "acme", "acme-next" })
            Copy(Path.Combine(Shared.Repository, "samples", sample), _directory[sample]);
        Copy(_directory["acme/images"], _directory["acme-next/images"]);
        File.AppendAllText(_directory["acme-next/distro.yaml"], "\nimages: { templates: images, engine: embedded }\n");
        Config = _directory["acme"];
    }

    /// <summary>Its configuration, a copy of a sample.</summary>
    public string Config { get; private set; }

    /// <summary>The factory directory.</summary>
    public string Factory => _directory["factory"];

    /// <summary>The stage.</summary>
    public string Stage => Path.Combine(Factory, "acme", "stage");

    /// <summary>The keys that it made.</summary>
    public string Keys => Path.Combine(Factory, "acme", "state", "signing");

    /// <summary>The certificate that clients pin.</summary>
    public string Certificate => Path.Combine(Keys, "Swupd_Root.pem");

    /// <summary>What the targets said.</summary>
    public RecordedLog Log { get; } = new();

    public string this[string path] => _directory[path];

    /// <summary>Chooses the configuration.</summary>
    public void Configure(string sample) => Config = _directory[sample];

    /// <summary>Releases, without what <paramref name="without"/> names.</summary>
    public async Task ReleaseAsync(string? without = null, Func<ReleaseOptions, ReleaseOptions>? change = null)
    {
        var options = new ReleaseOptions { Config = Config, FactoryRoot = Factory };
        using var session = new ReleaseSession(change?.Invoke(options) ?? options, Log);
        await session.StageReleaseAsync(evidence: without != "Evidence");
    }

    public void Dispose() => _directory.Dispose();

    /// <summary>Copies a directory with all below it; links stay links.</summary>
    public static void Copy(string source, string target)
    {
        Directory.CreateDirectory(target);
        foreach (var entry in new DirectoryInfo(source).EnumerateFileSystemInfos())
        {
            var copy = Path.Combine(target, entry.Name);
            if (entry.LinkTarget is { } link)
                File.CreateSymbolicLink(copy, link);
            else if (entry is DirectoryInfo)
                Copy(entry.FullName, copy);
            else
                File.Copy(entry.FullName, copy);
        }
    }
}
