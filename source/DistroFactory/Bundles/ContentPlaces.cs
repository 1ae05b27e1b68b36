using System.Collections.Immutable;
using DistroFactory.Foundation;
using DistroFactory.Mixing.Bundles;
using DistroFactory.Run;

namespace DistroFactory.Bundles;

/// <summary>
/// From which directories of this machine <c>content()</c> may take files, which everybody can read after the release: those of the
/// repository that a definition is from, and those that the configuration names. The factory's own directories are never among them.
/// </summary>
/// <param name="workplace">Configuration and directories.</param>
internal sealed class ContentPlaces(Workplace workplace)
{
    private const string Advice =
        "Move the directory into the config repository, or name it, or a directory above it, in bundles.content-roots of distro.yaml.";

    private readonly ImmutableArray<string> _allowed =
    [
        workplace.Source.Folder,
        workplace.BundleDirectory,
        .. workplace.BundleSource is { } bundles ? [bundles.Folder] : ImmutableArray<string>.Empty,
        .. workplace.Configuration.Bundles.ContentRoots,
    ];

    /// <summary>Lets own definitions through whose content lies where it may.</summary>
    /// <exception cref="BundleException">A directory does not, or has something that must not be shipped.</exception>
    public void Refuse(IEnumerable<BundleDefinition> bundles)
    {
        foreach (var (bundle, content) in bundles.SelectMany(bundle => bundle.Contents.Select(content => (bundle, content))))
        {
            if (Reason(content) is var (why, advice))
                throw new BundleException(bundle.File, bundle.LineOf($"content({content})"), $"content({content}): {why}", advice);
            // Reads every file, and stops at what must not be shipped.
            _ = FolderFingerprint.Of(content);
        }
    }

    /// <summary>Lets definitions of an upstream through that name no directory: it is this machine's that would be taken.</summary>
    /// <exception cref="BundleException">One does.</exception>
    public static void RefuseAny(IEnumerable<BundleDefinition> bundles, string upstream)
    {
        if (bundles.FirstOrDefault(bundle => !bundle.Contents.IsEmpty && FolderPath.IsWithin(bundle.File, upstream)) is { } bundle)
            throw new BundleException(
                bundle.File,
                bundle.LineOf($"content({bundle.Contents[0]})"),
                $"content({bundle.Contents[0]}): bundle '{bundle.Name}' is the upstream's, and would publish a directory of this machine",
                $"Leave the bundle out of upstream.bundles, or define a bundle '{bundle.Name}' of your own, which overrides it."
            );
    }

    private (string Why, string? Advice)? Reason(string content)
    {
        if (!Directory.Exists(content))
            return ("there is no such directory on this machine", null);
        string real;
        try
        {
            real = RealPath.Of(content);
        }
        catch (IOException error)
        {
            return (error.Message, null);
        }

        var leads = real == Path.GetFullPath(content).TrimEnd('/') ? "it" : $"it leads to {real}, which";
        if (Private().FirstOrDefault(place => Overlap(real, place.Path)) is { Path: not null } place)
            return (
                $"{leads} {(FolderPath.IsWithin(real, place.Path) ? "lies in" : "contains")} {place.Name} ({place.Path}), "
                    + "and all files of a content directory are published",
                "Name a directory that has nothing but the files of the bundle."
            );
        return _allowed.Any(root => RealPath.IsWithin(real, root))
            ? null
            : ($"{leads} lies neither in the config repository nor below a directory of bundles.content-roots", Advice);
    }

    // A checkout of a run lies in the factory directory and is the repository all the same.
    private bool Overlap(string real, string place) =>
        (RealPath.IsWithin(real, place) && !(place == workplace.Directory.Root && InCheckout(real))) || RealPath.IsWithin(place, real);

    private bool InCheckout(string real) =>
        new[] { workplace.Directory.ConfigCheckout, workplace.Directory.BundlesCheckout }.Any(folder => RealPath.IsWithin(real, folder));

    private IEnumerable<(string Name, string Path)> Private()
    {
        yield return ("the factory directory", workplace.Directory.Root);
        yield return ("the stage", workplace.Stage.Root);
        yield return ("the workspace of mixer", workplace.MixerWorkspace.Root);
        foreach (var repository in new[] { workplace.Source.Folder, workplace.BundleSource?.Folder }.OfType<string>())
            yield return ("what git keeps of the repository", Path.Combine(repository, ".git"));
        foreach (
            var key in new[]
            {
                workplace.Configuration.Signing.Key,
                workplace.Configuration.Signing.Next?.Key,
                workplace.Configuration.Images?.SigningKey,
                workplace.Configuration.Koji?.Certificate,
            }.OfType<string>()
        )
            yield return ("the private key", key);
        foreach (
            var token in new[]
            {
                workplace.Configuration.Signing.Token,
                workplace.Configuration.Signing.Next?.Token,
                workplace.Configuration.Images?.SigningToken,
            }
        )
            if (token?.PinFile is { } pin)
                yield return ("the PIN of a token", pin);
    }
}
