using DistroFactory.UpdateStream.Client;
using DistroFactory.UpdateStream.Manifests;

namespace DistroFactory.UpdateStream.Verification;

/// <summary>From which versions machines come to a version.</summary>
internal static class UpdateBases
{
    /// <summary>
    /// The versions right before it of the same format, the latest first, then the first of the format. For the first version of a format
    /// it is the last of the format before, the bridge, which already claims to be this one.
    /// </summary>
    public static IEnumerable<StreamVersion> Of(Manifest mom, ClientCheckSettings settings, ManifestArchive archive)
    {
        var versions = new List<StreamVersion>();
        var isFirst = true;
        var version = mom.Previous;
        while (version != StreamVersion.None)
        {
            var older = Read(archive, version);
            if (older is null || (older.Format != mom.Format && !isFirst))
                break;
            versions.Add(version);
            if (older.Format != mom.Format || older.Previous >= version)
                break;
            (isFirst, version) = (false, older.Previous);
        }

        return settings.FromFormatStart
            ? versions.Take(settings.UpdatesFrom).Union(versions.TakeLast(1))
            : versions.Take(settings.UpdatesFrom);
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
