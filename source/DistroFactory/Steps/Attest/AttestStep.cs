using System.Text;
using DistroFactory.Configuration;
using DistroFactory.Connections.Web;
using DistroFactory.Evidence;
using DistroFactory.Foundation;
using DistroFactory.Stage;
using DistroFactory.UpdateStream;
using DistroFactory.UpdateStream.Signatures;

namespace DistroFactory.Steps.Attest;

/// <summary>Verifies what a published release says of itself. It needs no configuration and no factory directory.</summary>
internal sealed class AttestStep(AttestOptions options, RunLog log)
{
    /// <summary>Verifies it, and says each thing that holds.</summary>
    /// <exception cref="FactoryException">Something does not hold, or there is nothing to verify.</exception>
    public void Run(CancellationToken cancellation)
    {
        var certificate = ReadCertificate();
        using var signatures = new SignatureVerifier(certificate);
        using var site = WebAddress.IsWeb(options.Stream) ? new EvidenceSite(options.Stream, cancellation) : null;
        IEvidencePlace place =
            (IEvidencePlace?)site
            ?? new EvidenceFolder(Directory.Exists(options.Stream) ? Path.GetFullPath(options.Stream) : throw NoStream());
        var stream = ReadStream(place, signatures);
        if (stream.Root != StreamRecord.Fingerprint(certificate))
            throw new AttestationException(StreamRecord.FileName, "it names another certificate than clients are said to pin");
        log.WriteLine($"{StreamRecord.FileName}: signed; {stream.Namespace}, {stream.Versions.Length} versions, serves {stream.Latest}");
        var version = options.Version == 0 ? stream.Latest : new StreamVersion(options.Version);
        // The record is signed below the root that took over, and vouches for the one before.
        if (stream.FormerRoots.FirstOrDefault(root => version <= root.Until) is { } former)
            signatures.Pin(null, former.Certificate);
        new Attestation(place, signatures, log.WriteLine, cancellation).Verify(stream, version);
        log.WriteLine($"Release {version} of {stream.Namespace} is what was released, of what it says.");
    }

    private StreamRecord ReadStream(IEvidencePlace place, SignatureVerifier signatures)
    {
        using (var record = place.Open(StreamRecord.FileName))
            if (record is null)
                throw NoStream();
        return StreamRecord.Parse(
            StreamRecord.FileName,
            Encoding.UTF8.GetString(new EvidenceReader(place).Read(StreamRecord.FileName)),
            (content, signature) =>
            {
                try
                {
                    signatures.Verify(StreamRecord.FileName, content, signature);
                    return null;
                }
                catch (SignatureException error)
                {
                    return error.Why;
                }
            }
        );
    }

    private string ReadCertificate()
    {
        try
        {
            var pem = File.ReadAllText(options.Certificate);
            using var verifier = new SignatureVerifier(pem);
            return pem;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or SignatureException)
        {
            throw new ConfigurationException(
                $"Reading --certificate {options.Certificate}",
                (error as SignatureException)?.Why ?? error.Message,
                "Name the PEM file that clients of the stream pin, and take it from elsewhere than the place that is verified.",
                error
            );
        }
    }

    private ConfigurationException NoStream() =>
        new(
            "Reading --stream",
            $"there is no {StreamRecord.FileName} at {options.Stream}",
            "Name the directory that is published, or its http(s) address: that which has update/ and releases/ in it."
        );
}
