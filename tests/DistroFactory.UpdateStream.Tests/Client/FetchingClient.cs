using DistroFactory.Testing;
using DistroFactory.UpdateStream.Client;
using DistroFactory.UpdateStream.Manifests;
using DistroFactory.UpdateStream.Signatures;
using DistroFactory.UpdateStream.Versions;

namespace DistroFactory.UpdateStream.Tests.Client;

/// <summary>A client of a stream in a directory that really fetches and applies everything.</summary>
internal sealed class FetchingClient : IDisposable
{
    /// <summary>While the certificate of the reference stream, valid for a year, was valid.</summary>
    private static readonly DateTimeOffset s_then = new(2026, 12, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly TemporaryDirectory _staging = new();
    private readonly SignatureVerifier _signatures;

    public FetchingClient(string update, string rootCertificatePem, CpuCapabilities cpu = CpuCapabilities.None, TimeProvider? clock = null)
    {
        _signatures = new(rootCertificatePem, clock);
        Stream = new PublishedDirectory(update);
        Client = new(Stream, new(Stream, _signatures), new FetchedContent(Stream, _staging["content"]), cpu);
        Journey = new(Stream, _signatures, Client);
    }

    public PublishedDirectory Stream { get; }

    public SwupdClient Client { get; }

    public ClientJourney Journey { get; }

    /// <summary>A client of the stream that the real mixer made and the real client read.</summary>
    public static FetchingClient OfReference(CpuCapabilities cpu = CpuCapabilities.None) =>
        new(Reference.Mix("www"), File.ReadAllText(Reference.Mix("Swupd_Root.pem")), cpu, new StoppedClock(s_then));

    /// <summary>The bundles of a reference version but for the two that the reference breaks.</summary>
    public static string[] SoundBundles(uint version)
    {
        var tree = new StreamTree(Reference.Mix("www"));
        return
        [
            .. ManifestReader
                .ReadFile(tree.Manifest(new(version), Manifest.MomName))
                .Entries.Select(entry => entry.Name)
                .Except(["dbg", "dirtypes"]),
        ];
    }

    public void Dispose()
    {
        _signatures.Dispose();
        _staging.Dispose();
    }
}
