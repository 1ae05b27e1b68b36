using DistroFactory.Packages.Rpm;
using DistroFactory.Packages.Signatures;
using DistroFactory.Packages.Tests.Rpm;
using DistroFactory.Testing;

namespace DistroFactory.Packages.Tests.Signatures;

/// <summary>Keys of the real gpg, made once, and what they sign.</summary>
internal sealed class SigningKeys : IDisposable
{
    public const string LongAgo = "20200101T000000";

    private readonly Dictionary<string, string> _fingerprints = [];
    private int _written;

    public TemporaryDirectory Folder { get; } = new();

    public GnuPg Gpg { get; } = new();

    /// <summary>The fingerprint of a key for an algorithm, made when first asked for.</summary>
    public string Key(string name, string algorithm = "ed25519", string? created = null, string lasts = "never")
    {
        if (!_fingerprints.TryGetValue(name, out var fingerprint))
            _fingerprints.Add(name, fingerprint = Gpg.MakeKey(name, algorithm, created, lasts));
        return fingerprint;
    }

    public string PublicKey(string name) => Gpg.Export(Key(name), Folder[name + ".asc"]);

    public OpenPgpKeyring Keyring(params string[] names) => OpenPgpKeyring.Read(names.Select(PublicKey), DateTimeOffset.UtcNow);

    /// <summary>A package of its own for a test.</summary>
    public string Package(string name) =>
        RpmBuild.Build(new(name) { Files = [new("/usr/share/" + name, "some text")] }, Folder["packages"]);

    public string Write(HandmadePackage package)
    {
        var path = Folder[$"handmade-{_written++}.rpm"];
        File.WriteAllBytes(path, package.ToBytes());
        return path;
    }

    public SignatureFinding Verify(string package, params string[] names) =>
        PackageSignatures.Verify(RpmPackage.Open(package), Keyring(names));

    /// <summary>What the real rpmkeys says of a package when it knows some keys.</summary>
    public bool RpmAccepts(string package, params string[] names)
    {
        using var database = new TemporaryDirectory();
        var rpmkeys = Tool.Require("rpmkeys", "rpm");
        foreach (var name in names)
            Tool.Run(rpmkeys, "--dbpath", database.Path, "--import", PublicKey(name));
        using var process = System.Diagnostics.Process.Start(
            new System.Diagnostics.ProcessStartInfo(
                rpmkeys,
                ["--dbpath", database.Path, "--define", "_pkgverify_level all", "--checksig", "-v", package]
            )
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            }
        )!;
        var output = process.StandardOutput.ReadToEnd() + process.StandardError.ReadToEnd();
        process.WaitForExit();
        TestContext.Out.WriteLine(output);
        return process.ExitCode == 0;
    }

    public void Dispose()
    {
        Gpg.Dispose();
        Folder.Dispose();
    }
}
