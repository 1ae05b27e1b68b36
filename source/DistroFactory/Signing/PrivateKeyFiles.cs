using DistroFactory.Configuration;
using DistroFactory.Connections.Git;
using DistroFactory.Foundation;
using DistroFactory.Foundation.PrivateKeys;
using DistroFactory.Run;

namespace DistroFactory.Signing;

/// <summary>The files of private keys that a release reads: those of the configuration, and those that the factory made.</summary>
internal static class PrivateKeyFiles
{
    private const UnixFileMode OwnersOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>Refuses keys that others can read or change, and warns of those that are in a git repository.</summary>
    /// <exception cref="ConfigurationException">A key is not its owner's alone.</exception>
    public static void Check(Workplace workplace)
    {
        foreach (var key in All(workplace))
            RefuseExposed(workplace, key);
        foreach (var key in All(workplace).Where(key => TrackedFile.Is(key.Path)))
            workplace.Log.Warn(
                $"{key.Key}: the private key {key.Path} is in a git repository: it is in every clone, in all of its history, "
                    + "and stays there when the file is removed. Keep keys outside of it, named by a variable such as "
                    + "${KEY_FILE}; and if others could read the repository, replace the key."
            );
    }

    /// <summary>Refuses a key that others can read or change.</summary>
    /// <exception cref="ConfigurationException">It is not its owner's alone.</exception>
    public static void RefuseExposed(Workplace workplace, NamedKey key)
    {
        // git keeps no modes of reading: what is checked out for this run alone is made its owner's here.
        if (IsInCheckout(workplace, key.Path) && File.Exists(key.Path) && !OperatingSystem.IsWindows())
            File.SetUnixFileMode(key.Path, OwnersOnly);
        if (PrivateKeyAccess.Find(key.Path) is { } exposure)
            throw new ConfigurationException($"Using the private key {key.Path} ({key.Key})", exposure.Why, exposure.Advice);
    }

    /// <summary>The keys of whoever signs the stream: a file of the configuration, or those that the factory made.</summary>
    public static IEnumerable<NamedKey> OfSigner(Workplace workplace)
    {
        var signing = workplace.Configuration.Signing;
        if (signing.Certificate is null)
            return new[] { workplace.Directory.SigningKeys, workplace.Directory.NextSigningKeys }.SelectMany(Made);
        return new (string Name, string? File)[] { ("signing.key", signing.Key), ("signing.next.key", signing.Next?.Key) }
            .Where(key => key.File is not null)
            .Select(key => new NamedKey(key.Name, key.File!));
    }

    private static IEnumerable<NamedKey> Made(string folder) =>
        Directory.Exists(folder)
            ? Directory
                .EnumerateFiles(folder, "*.key")
                .Order(StringComparer.Ordinal)
                .Select(file => new NamedKey("made by the factory", file))
            : [];

    private static IEnumerable<NamedKey> All(Workplace workplace) =>
        workplace.Configuration.Images?.SigningKey is { } key
            ? OfSigner(workplace).Append(new("images.signing.key", key))
            : OfSigner(workplace);

    // What is used as it stands is named by its folder.
    private static bool IsInCheckout(Workplace workplace, string path) =>
        workplace.Source is { Commit: not null, Folder: var folder } source && source.Source != folder && FolderPath.IsWithin(path, folder);
}

/// <summary>A file of a private key.</summary>
/// <param name="Key">What names it: a key of the configuration.</param>
/// <param name="Path">The file, an absolute path.</param>
internal sealed record NamedKey(string Key, string Path);
