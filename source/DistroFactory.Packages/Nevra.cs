namespace DistroFactory.Packages;

/// <summary>The identity of a binary package: name, epoch, version, release, architecture.</summary>
public sealed record Nevra(string Name, int Epoch, string Version, string Release, string Arch)
{
    /// <summary>What decides which of two packages of one name is newer.</summary>
    public Evr Evr => new(Epoch, Version, Release);

    /// <summary><c>NAME-[EPOCH:]VERSION-RELEASE.ARCH</c>, the epoch only when it is not 0.</summary>
    public override string ToString() => $"{Name}-{Evr}.{Arch}";
}
