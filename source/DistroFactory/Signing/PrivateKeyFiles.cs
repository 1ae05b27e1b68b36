using DistroFactory.Configuration;
using DistroFactory.Connections.Git;
using DistroFactory.Connections.Tokens;
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
        RefuseExposed(workplace, All(workplace));
        foreach (var key in All(workplace).Where(key => TrackedFile.Is(key.Path)))
            workplace.Log.Warn(
                $"{key.Key}: the {key.What} {key.Path} is in a git repository: it is in every clone, in all of its history, "
                    + "and stays there when the file is removed. Keep it outside, named by a variable such as "
                    + "${KEY_FILE}; "
                    + $"and if others could read the repository, replace the {key.What}."
            );
    }

    /// <summary>Refuses keys that others can read or change.</summary>
    /// <exception cref="ConfigurationException">One is not its owner's alone.</exception>
    public static void RefuseExposed(Workplace workplace, IEnumerable<NamedKey> keys)
    {
        foreach (var key in keys)
        {
            // git keeps no modes of reading: what is checked out for this run alone is made its owner's here.
            if (IsInCheckout(workplace, key.Path) && File.Exists(key.Path) && !OperatingSystem.IsWindows())
                File.SetUnixFileMode(key.Path, OwnersOnly);
            if (PrivateKeyAccess.Find(key.Path) is { } exposure)
                throw new ConfigurationException($"Using the {key.What} {key.Path} ({key.Key})", exposure.Why, exposure.Advice);
        }
    }

    /// <summary>The keys of whoever signs the stream: a file of the configuration, or those that the factory made.</summary>
    public static IEnumerable<NamedKey> OfSigner(Workplace workplace)
    {
        var signing = workplace.Configuration.Signing;
        if (signing.Certificate is null)
            return new[] { workplace.Directory.SigningKeys, workplace.Directory.NextSigningKeys }.SelectMany(Made);
        return new (string Name, string? File, TokenUri? Token)[]
        {
            ("signing.key", signing.Key, signing.Token),
            ("signing.next.key", signing.Next?.Key, signing.Next?.Token),
        }.SelectMany(key => Named(key.Name, key.File, key.Token));
    }

    /// <summary>The keys of whoever signs images.</summary>
    public static IEnumerable<NamedKey> OfImages(ImagesConfiguration? images) =>
        images is null ? [] : Named("images.signing.key", images.SigningKey, images.SigningToken);

    private static IEnumerable<NamedKey> Made(string folder) =>
        Directory.Exists(folder)
            ? Directory
                .EnumerateFiles(folder, "*.key")
                .Order(StringComparer.Ordinal)
                .Select(file => new NamedKey("made by the factory", file))
            : [];

    private static IEnumerable<NamedKey> All(Workplace workplace) => OfSigner(workplace).Concat(OfImages(workplace.Configuration.Images));

    // Whoever reads the PIN of a token can sign with it, on this machine.
    private static IEnumerable<NamedKey> Named(string name, string? file, TokenUri? token)
    {
        if (file is not null)
            yield return new(name, file);
        if (token?.PinFile is { } pin)
            yield return new($"pin-source of {name}", pin) { What = "PIN" };
    }

    // What is used as it stands is named by its folder.
    private static bool IsInCheckout(Workplace workplace, string path) =>
        workplace.Source is { Commit: not null, Folder: var folder } source && source.Source != folder && FolderPath.IsWithin(path, folder);
}

/// <summary>A file of a private key, or of what lets somebody use one.</summary>
/// <param name="Key">What names it: a key of the configuration.</param>
/// <param name="Path">The file, an absolute path.</param>
internal sealed record NamedKey(string Key, string Path)
{
    /// <summary>What it is, for messages.</summary>
    public string What { get; init; } = "private key";
}
