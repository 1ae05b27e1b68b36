using System.Collections.Concurrent;
using DistroFactory.Foundation;
using DistroFactory.Foundation.Compression;
using DistroFactory.Mixing.Assembly;
using DistroFactory.Testing;
using DistroFactory.UpdateStream;
using DistroFactory.UpdateStream.Signatures;

namespace DistroFactory.Tests;

/// <summary>Small signed streams with the versions 10, 20 and 30, mixed once for all tests that publish them.</summary>
[SetUpFixture]
internal sealed class MixedVersions
{
    private static readonly ConcurrentDictionary<(string Keys, string Content), Lazy<Task<string>>> s_streams = new();
    private static readonly TemporaryDirectory s_directory = new();

    /// <summary>The <c>update</c> directory of a stream.</summary>
    /// <param name="keys">Whose keys sign it.</param>
    /// <param name="content">What its files hold.</param>
    public static string Of(string keys, string content) =>
        s_streams.GetOrAdd((keys, content), key => new(() => MixAsync(key.Keys, key.Content))).Value.GetAwaiter().GetResult();

    /// <summary>The folder of some keys; made when they are first asked for.</summary>
    public static string KeysOf(string name)
    {
        lock (s_directory)
            SigningKeys.CreateOrLoad(s_directory[$"keys-{name}"], name).Signer.Dispose();
        return s_directory[$"keys-{name}"];
    }

    [OneTimeTearDown]
    public void RemoveAll() => s_directory.Dispose();

    private static async Task<string> MixAsync(string keys, string content)
    {
        var root = s_directory[$"stream-{keys}-{content}"];
        using var signer = SigningKeys.CreateOrLoad(KeysOf(keys), keys).Signer;
        AtomicFile.WriteAllText(Path.Combine(root, "bundles", "os-core"), "tool\n");
        AtomicFile.WriteAllText(Path.Combine(root, "bundles", "os-core-update"), "");
        foreach (var version in new uint[] { 10, 20, 30 })
        {
            var package = RpmBuild.Build(
                new("tool")
                {
                    Files = [new("/usr/bin/tool", $"{content} {version}\n") { Mode = "0755" }, new("/usr/share/tool", $"{content}\n")],
                },
                Path.Combine(root, $"packages-{version}")
            );
            await new EmbeddedMixer().MixAsync(
                new()
                {
                    Version = new(version),
                    Previous = version == 10 ? StreamVersion.None : new(version - 10),
                    Format = new(1),
                    Packages = [package],
                    BundleDirectories = [Path.Combine(root, "bundles")],
                    UpstreamRelease = "10",
                    ContentUrl = "https://acme.example/update",
                    VersionUrl = "https://acme.example/update",
                    StoreDirectory = Path.Combine(root, "store"),
                    OutputDirectory = Path.Combine(root, "update"),
                    Signer = signer,
                    Timestamp = DateTimeOffset.FromUnixTimeSeconds(1_700_000_000 + version),
                    FullfileCompression = [new(CompressionMethod.Xz, 1)],
                    ZeroPackCompression = new(CompressionMethod.Xz, 1),
                }
            );
        }

        return Path.Combine(root, "update");
    }
}
