using System.Formats.Tar;
using System.Security.Cryptography;
using DistroFactory.Foundation.Compression;

namespace DistroFactory.Testing;

/// <summary>What the real tools did and made, recorded: <c>tests/reference</c>, described in the README there.</summary>
public static class Reference
{
    private static readonly Lazy<Task<string>> s_mix = new(UnpackAsync);

    private static string Folder { get; } = Path.Combine(Shared.Repository, "tests", "reference");

    /// <summary>The recordings of the original pipelines, a JSON file each.</summary>
    public static string Recordings { get; } = Path.Combine(Folder, "original-pipeline");

    /// <summary>The listing of the real NUKE's API.</summary>
    public static string NukeApi { get; } = Path.Combine(Folder, "nuke-public-api.txt");

    /// <summary>A configuration with every key, as it was agreed on first.</summary>
    public static string Configuration { get; } = Path.Combine(Folder, "distro.yaml");

    /// <summary>Path of a file or directory of the small distribution that the real mixer mixed; only to be read.</summary>
    public static string Mix(string relative = "") => Path.Combine(s_mix.Value.GetAwaiter().GetResult(), relative);

    private static async Task<string> UnpackAsync()
    {
        var archive = Path.Combine(Folder, "reference-mix.tar.xz");
        var checksum = Convert.ToHexStringLower(SHA256.HashData(await File.ReadAllBytesAsync(archive)))[..16];
        var folder = await KeptFolder.RequireAsync(
            Path.Combine("reference", checksum),
            async folder =>
            {
                await using var plain = Decompressor.OpenRead(File.OpenRead(archive));
                await TarFile.ExtractToDirectoryAsync(plain, folder, overwriteFiles: false);
            }
        );
        return Path.Combine(folder, "reference-mix");
    }
}
