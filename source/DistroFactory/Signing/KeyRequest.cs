namespace DistroFactory.Signing;

/// <summary>What is to be done to the keys of a distribution; nothing: they are shown.</summary>
/// <param name="RenewsSigningCertificate">Whether another signing certificate is issued below the same root.</param>
/// <param name="MakesNewRoot">Whether the root is made that the next format bump changes to.</param>
/// <param name="RootKey">
/// The private key of the root, where it is kept elsewhere: a file, or the PKCS#11 URI of a key in a token; null: it is beside the root.
/// </param>
/// <param name="Output">A new directory for keys whose files the configuration names; null: none.</param>
internal sealed record KeyRequest(bool RenewsSigningCertificate, bool MakesNewRoot, string? RootKey, string? Output)
{
    /// <summary>Whether anything is to be changed.</summary>
    public bool Changes => RenewsSigningCertificate || MakesNewRoot;
}
