using DistroFactory.UpdateStream.Client;
using DistroFactory.UpdateStream.Manifests;
using DistroFactory.UpdateStream.Versions;

namespace DistroFactory.UpdateStream.Verification;

/// <summary>From which versions machines come to a version.</summary>
/// <param name="Usual">Those that are always tried.</param>
/// <param name="Others">Those that were asked for besides; some may be among the usual ones.</param>
internal sealed record UpdateBases(IReadOnlyList<StreamVersion> Usual, IReadOnlyList<StreamVersion> Others)
{
    /// <summary>The version right before it; none when it is the first.</summary>
    public StreamVersion Previous => Usual.Count > 0 ? Usual[0] : StreamVersion.None;

    /// <summary>
    /// The versions right before it of the same format, the latest first, then the first of the format. For the first version of a format
    /// it is the last of the format before, the bridge, which already claims to be this one.
    /// </summary>
    /// <param name="mom">The MoM of the version.</param>
    /// <param name="settings">How many there are.</param>
    /// <param name="archive">Has the MoMs.</param>
    /// <param name="kept">Which versions there still are.</param>
    public static UpdateBases Of(Manifest mom, ClientCheckSettings settings, ManifestArchive archive, KeptVersions kept)
    {
        var versions = new List<StreamVersion>();
        var isFirst = true;
        var version = kept.LatestUpTo(mom.Previous);
        while (version != StreamVersion.None)
        {
            var older = Read(archive, version);
            if (older is null || (older.Format != mom.Format && !isFirst))
                break;
            versions.Add(version);
            if (older.Format != mom.Format || older.Previous >= version)
                break;
            (isFirst, version) = (false, kept.LatestUpTo(older.Previous));
        }

        return new(
            [.. versions.Take(settings.UpdatesFrom).Union(versions.TakeLast(settings.FromFormatStart ? 1 : 0))],
            [.. versions.Intersect(settings.Others)]
        );
    }

    /// <summary>
    /// The MoM of an earlier version; null when there is none, or none that is sound: the check of the history told of it.
    /// </summary>
    private static Manifest? Read(ManifestArchive archive, StreamVersion version)
    {
        try
        {
            return archive.Read(Manifest.MomName, version).Manifest;
        }
        catch (ClientStopException)
        {
            return null;
        }
    }
}
