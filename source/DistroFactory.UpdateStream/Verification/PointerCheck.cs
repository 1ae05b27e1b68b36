using DistroFactory.UpdateStream.Signatures;
using DistroFactory.UpdateStream.Verification.Findings;
using DistroFactory.UpdateStream.Versions;

namespace DistroFactory.UpdateStream.Verification;

/// <summary>The version files: each a number, each signed.</summary>
internal sealed class PointerCheck(StreamTree tree, SignatureVerifier signatures, VerificationLog log)
{
    private const string Rule = "version-file";

    /// <summary>Checks the pointers of a format; returns where its <c>latest</c> points, or none.</summary>
    public StreamVersion Check(FormatNumber format)
    {
        var latest = Read(VersionFiles.LatestPath(format), toleratesExpiry: true);
        var overall = Read("latest_version", toleratesExpiry: false);
        if (overall < latest)
            log.Add(Finding.Error(Rule, "", "version/latest_version", $"points to {overall}, older than the {latest} of format {format}"));
        return latest;
    }

    private StreamVersion Read(string name, bool toleratesExpiry)
    {
        var path = Path.Combine(tree.VersionFiles, name);
        var content = log.Read(Rule, "", path, ReadAll);
        var signature = log.Read(Rule + "-signature", "", path + VersionFiles.SignatureExtension, ReadAll);
        if (content is null)
            return StreamVersion.None;
        if (signature is not null)
            SignatureCheck.Verify(signatures, log, tree.Relative(path), content, signature, toleratesExpiry);
        if (VersionFiles.TryParse(content, out var version))
            return version;
        log.Add(Finding.Error(Rule, "", tree.Relative(path), "is not a version number"));
        return StreamVersion.None;
    }

    private static byte[] ReadAll(Stream file)
    {
        var bytes = new byte[Math.Min(file.Length, 1 << 20)];
        file.ReadExactly(bytes);
        return bytes;
    }
}
