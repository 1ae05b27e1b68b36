namespace DistroFactory.Packages;

/// <summary>Epoch, version and release: what decides which of two builds of a package is newer.</summary>
/// <param name="Epoch">0 when the package names none.</param>
/// <param name="Version">Upstream's version, without a hyphen.</param>
/// <param name="Release">The packager's release; empty in a requirement that names none (then it is not compared).</param>
public sealed record Evr(int Epoch, string Version, string Release = "") : IComparable<Evr>
{
    /// <summary>Orders as rpm does: epoch, then <see cref="RpmVersion.Compare"/> of version, then of release.</summary>
    public int CompareTo(Evr? other) => throw new NotImplementedException();

    /// <summary><c>[EPOCH:]VERSION[-RELEASE]</c>, the epoch only when it is not 0.</summary>
    public override string ToString() => (Epoch == 0 ? "" : $"{Epoch}:") + Version + (Release.Length == 0 ? "" : $"-{Release}");
}
