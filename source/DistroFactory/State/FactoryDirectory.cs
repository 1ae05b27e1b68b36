namespace DistroFactory.State;

/// <summary>The one directory everything is written below: <c>ROOT/NAMESPACE/{work,state,stage}</c>.</summary>
/// <param name="Root">An absolute path; by default <c>.factory</c>.</param>
/// <param name="Namespace">Name of the distribution, or what the command line says.</param>
internal sealed record FactoryDirectory(string Root, string Namespace)
{
    /// <summary>Everything of the namespace.</summary>
    public string Path => System.IO.Path.Combine(Root, Namespace);

    /// <summary>What a run needs and a fresh run does away with: checkouts, records.</summary>
    public string Work => System.IO.Path.Combine(Path, "work");

    /// <summary>What is kept from run to run: content store, package cache, signing key.</summary>
    public string State => System.IO.Path.Combine(Path, "state");

    /// <summary>The staged tree, unless the configuration names another place.</summary>
    public string Stage => System.IO.Path.Combine(Path, "stage");

    /// <summary>Where the config repository is checked out.</summary>
    public string ConfigCheckout => System.IO.Path.Combine(Work, "config");

    /// <summary>Where a bundles repository of its own is checked out.</summary>
    public string BundlesCheckout => System.IO.Path.Combine(Work, "bundles");

    /// <summary>The records of the steps.</summary>
    public string RecordsFolder => System.IO.Path.Combine(Work, "records");

    /// <summary>Fetched packages and repository metadata.</summary>
    public string PackageCache => System.IO.Path.Combine(State, "packages");

    /// <summary>Packages that the namespaces of this factory directory have in common; no namespace has such a name.</summary>
    public string SharedPackages => System.IO.Path.Combine(Root, ".shared", "packages");

    /// <summary>The SHA-256 of packages in folders that were left alone since.</summary>
    public string PackageDigests => System.IO.Path.Combine(State, "package-digests");

    /// <summary>
    /// Which cached packages, and packages of local repositories, were found to be what they should be, and left alone since.
    /// </summary>
    public string PackageChecks => System.IO.Path.Combine(State, "package-checks");

    /// <summary>Which packages were found to be signed as their provider asks and to state digests, and left alone since.</summary>
    public string PackageSignatures => System.IO.Path.Combine(State, "package-signatures");

    /// <summary><see cref="PackageChecks"/> of the upstream's packages.</summary>
    public string UpstreamChecks => System.IO.Path.Combine(State, "upstream-checks");

    /// <summary><see cref="PackageSignatures"/> of the upstream's packages.</summary>
    public string UpstreamSignatures => System.IO.Path.Combine(State, "upstream-signatures");

    /// <summary>The key made on first use.</summary>
    public string SigningKeys => System.IO.Path.Combine(State, "signing");

    /// <summary>The keys that the next format bump changes to.</summary>
    public string NextSigningKeys => System.IO.Path.Combine(State, "signing-next");

    /// <summary>Package indexes and content store of the mixer.</summary>
    public string MixStore => System.IO.Path.Combine(State, "store");

    /// <summary>Which published files were verified and need not be read again.</summary>
    public string VerifiedFiles => System.IO.Path.Combine(State, "verified-files");

    /// <summary>What is known of the places that the stream is published to.</summary>
    public string Places => System.IO.Path.Combine(State, "places");

    /// <summary>Releases that a check of their quality refused.</summary>
    public string RefusedReleases => System.IO.Path.Combine(State, "refused");

    /// <summary>A plan that was only looked at, if it is too long to be shown as a whole.</summary>
    public string PlanFile => System.IO.Path.Combine(Path, "plan.txt");

    /// <summary>The lock file of the namespace.</summary>
    public string LockFile => System.IO.Path.Combine(Path, "lock");
}
