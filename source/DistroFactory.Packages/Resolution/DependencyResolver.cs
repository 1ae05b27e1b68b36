namespace DistroFactory.Packages.Resolution;

/// <summary>
/// Chooses the packages that <c>dnf install NAMES</c> would install into an empty root, weak dependencies off.
/// The universe is indexed once; every call of <see cref="Resolve"/> starts from an empty root. Safe to use from many threads.
/// </summary>
public sealed class DependencyResolver
{
    /// <param name="universe">All packages that can be chosen, in the order of their repositories (which breaks the last ties).</param>
    /// <param name="arch">The machine the root is for; packages it cannot run are left out.</param>
    public DependencyResolver(IEnumerable<PackageInfo> universe, string arch = "x86_64")
    {
        ArgumentNullException.ThrowIfNull(universe);
        ArgumentException.ThrowIfNullOrEmpty(arch);
    }

    /// <summary>The packages that installing these names takes.</summary>
    /// <param name="names">Package names; also <c>NAME.ARCH</c>, <c>NAME-VERSION</c>, <c>NAME-VERSION-RELEASE</c>, full NEVRA, capabilities and paths.</param>
    /// <param name="cancellation">Ends a long search.</param>
    /// <exception cref="PackageException">A name is unknown, or the names cannot be installed together; the text names the chain of reasons.</exception>
    public Resolution Resolve(IEnumerable<string> names, CancellationToken cancellation = default) => throw new NotImplementedException();
}
