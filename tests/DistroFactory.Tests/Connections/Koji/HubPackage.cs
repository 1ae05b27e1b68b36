using DistroFactory.Packages;
using DistroFactory.Packages.Rpm;

namespace DistroFactory.Tests.Connections.Koji;

/// <summary>A package that a hub has: a real RPM file and where it is served.</summary>
/// <param name="Path">The file.</param>
/// <param name="Build">Number of its build.</param>
internal sealed record HubPackage(string Path, int Build)
{
    private readonly RpmPackage _rpm = RpmPackage.Open(Path);

    public Nevra Nevra => _rpm.Info.Nevra;

    public byte[] Content { get; init; } = File.ReadAllBytes(Path);

    /// <summary>As a hub describes it.</summary>
    public Dictionary<string, object?> Describe() =>
        new()
        {
            ["id"] = Build * 100,
            ["build_id"] = Build,
            ["name"] = Nevra.Name,
            ["version"] = Nevra.Version,
            ["release"] = Nevra.Release,
            ["arch"] = Nevra.Arch,
            ["epoch"] = Nevra.Epoch == 0 ? null : Nevra.Epoch,
            ["size"] = Size ?? new FileInfo(Path).Length,
            ["payloadhash"] = PayloadHash ?? _rpm.VerifyPayload(),
            ["buildtime"] = 1_700_000_000L,
        };

    /// <summary>Another size than the file's, for a hub that is wrong.</summary>
    public long? Size { get; init; }

    /// <summary>Another digest than the file's, for a hub that is wrong.</summary>
    public string? PayloadHash { get; init; }
}
