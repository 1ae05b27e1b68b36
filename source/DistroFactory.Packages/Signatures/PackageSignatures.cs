using DistroFactory.Packages.Rpm;

namespace DistroFactory.Packages.Signatures;

/// <summary>
/// Looks at the signatures of RPM packages: of the header, as rpm makes them since version 4.14, or of header and payload, as it did
/// before.
/// </summary>
public static class PackageSignatures
{
    /// <summary>
    /// What is known of a package's signatures. One good signature is enough, unless another one of a known key does not fit. The payload
    /// itself is compared with its digest by <see cref="RpmPackage.VerifyPayload"/>.
    /// </summary>
    /// <param name="package">The package.</param>
    /// <param name="keyring">The keys that are accepted.</param>
    /// <exception cref="PackageException">The package cannot be read.</exception>
    public static SignatureFinding Verify(RpmPackage package, OpenPgpKeyring keyring)
    {
        ArgumentNullException.ThrowIfNull(package);
        ArgumentNullException.ThrowIfNull(keyring);
        var findings = package
            .Signatures.Select(signature =>
                (signature.CoversPayload, Finding: keyring.Verify(signature.Data, () => package.OpenSigned(signature.CoversPayload)))
            )
            .ToArray();
        if (findings.Length == 0)
            return new(SignatureVerdict.Unsigned, "", "it is not signed", "Get the signed package, or sign it: rpmsign --addsign.");
        if (findings.FirstOrDefault(found => found.Finding.Verdict == SignatureVerdict.Forged).Finding is { } forged)
            return forged;
        var best = OpenPgpKeyring.Best(findings.Select(found => found.Finding))!;
        return best.IsGood && !package.HeaderCoversPayload && !findings.Any(found => found is { CoversPayload: true, Finding.IsGood: true })
            ? new(
                SignatureVerdict.Incomplete,
                best.KeyId,
                $"{best.Why}, but only its header is, and that states no digest of the payload that holds (SHA-256 or better)",
                "Have it built again with rpm 4.14 or later."
            )
            : best;
    }
}
