using System.Collections.Immutable;
using DistroFactory.UpdateStream.Signatures;
using DistroFactory.UpdateStream.Versions;

namespace DistroFactory.UpdateStream.Client;

/// <summary>
/// Follows the version files as a machine does: to the latest version of the format it reads, and over the bridge at the end of a format
/// to the next, and so on, until there is nothing newer. What it trusts follows from the files of the machine.
/// </summary>
/// <param name="stream">The stream.</param>
/// <param name="signatures">What the machine trusts; the manifests of the client are verified with it, too.</param>
/// <param name="client">The client.</param>
public sealed class ClientJourney(IPublishedStream stream, SignatureVerifier signatures, SwupdClient client)
{
    private const int MaximumBytes = 1 << 16;

    private static readonly StreamTree s_paths = new("");

    private readonly SystemClaims _claims = new(stream);

    /// <summary>Updates a machine to the latest version it can reach.</summary>
    /// <param name="system">The machine.</param>
    /// <param name="until">No further than to this version; none: as far as it goes.</param>
    /// <returns>The updates, in order; the last tells where the machine ended.</returns>
    public ImmutableArray<ClientRun> Update(InstalledSystem system, StreamVersion until = default)
    {
        var runs = ImmutableArray.CreateBuilder<ClientRun>();
        // The certificate that was given counts until an update brings another; the machine has the alternative already.
        signatures.Pin(null, _claims.AlternativeRoot(system.Root));
        for (InstalledSystem? now = system; now is not null; now = runs[^1].System)
        {
            var latest = Latest(now.Format);
            var target = until != StreamVersion.None && until < latest ? until : latest;
            if (target <= now.Version)
                break;
            var run = client.Update(now, target);
            runs.Add(run);
            if (run.System is { } updated)
                signatures.Pin(_claims.Root(updated.Root), _claims.AlternativeRoot(updated.Root));
            if (run.System is { } next && next.Version <= now.Version)
                throw new UpdateStreamException(
                    $"Updating from {now.Version} to {target}",
                    $"the machine says afterwards that it has version {next.Version}",
                    "It would update for ever: os-release must name the version it is published in."
                );
        }

        return runs.ToImmutable();
    }

    /// <summary>The latest version of a format.</summary>
    /// <exception cref="UpdateStreamException">
    /// The version file is missing, is no number, or is not signed by whom the client trusts.
    /// </exception>
    public StreamVersion Latest(FormatNumber format) => ReadSigned(VersionFiles.LatestPath(format), toleratesExpiry: true);

    /// <summary>The latest version of any format.</summary>
    /// <inheritdoc cref="Latest(FormatNumber)"/>
    public StreamVersion Latest() => ReadSigned(VersionFiles.LatestVersion, toleratesExpiry: false);

    private StreamVersion ReadSigned(string name, bool toleratesExpiry)
    {
        var path = Path.Combine(s_paths.VersionFiles, name);
        var content = Read(path);
        signatures.Verify(path, content, Read(path + VersionFiles.SignatureExtension), toleratesExpiry);
        return VersionFiles.TryParse(content, out var version) ? version : throw Unsound(path, "is not a version number");
    }

    private byte[] Read(string path)
    {
        using var file = stream.Open(path) ?? throw Unsound(path, "is missing");
        var bytes = new MemoryStream();
        file.CopyTo(bytes);
        return bytes.Length <= MaximumBytes ? bytes.ToArray() : throw Unsound(path, $"has {bytes.Length} bytes");
    }

    private static UpdateStreamException Unsound(string path, string why) =>
        new($"Reading {path}", $"it {why}", "Every client of this format stops here: stage the version again.");
}
