using System.Security.Cryptography.X509Certificates;
using DistroFactory.Configuration;
using DistroFactory.Places;
using DistroFactory.Run;
using DistroFactory.Signing;
using DistroFactory.Stage;
using DistroFactory.UpdateStream;
using DistroFactory.UpdateStream.Signatures;
using DistroFactory.UpdateStream.Versions;

namespace DistroFactory.Session;

/// <summary>What a distribution signs with, until when, and what its clients trust.</summary>
/// <param name="workplace">Whose keys they are.</param>
/// <param name="clock">Measures how long certificates are valid.</param>
internal sealed class KeyReport(Workplace workplace, TimeProvider clock)
{
    private readonly List<string> _lines = [];

    /// <summary>The report, one fact a line. Makes and changes nothing.</summary>
    public IReadOnlyList<string> Lines()
    {
        if (ReleaseSigner.FindPinnedCertificate(workplace) is not { } root)
        {
            return ReleaseSigner.IsMixers(workplace)
                ? [$"There is no certificate yet: mixer makes one in {workplace.MixerWorkspace.Root} with its first version."]
                : [$"There are no keys yet: the first release makes them in {workplace.Directory.SigningKeys}."];
        }

        Certificate("Root certificate", root);
        if (ReleaseSigner.IsMixers(workplace))
            Say("Signs with", $"its own key, in {workplace.MixerWorkspace.PrivateKey}");
        else if (workplace.Configuration.Signing.Certificate is not null)
            Given();
        else
            Own(root);
        if (ReleaseSigner.FindRoots(workplace).Next is { } next)
        {
            Certificate("Next root", next);
            Say("Takes over", "with the next format bump");
        }

        Clients(root);
        return _lines;
    }

    private void Given()
    {
        var signing = workplace.Configuration.Signing;
        if (signing.SigningCertificate is { } issued)
            Certificate("Signing certificate", SignerCertificates.Read(issued));
        Say("Signs with", SignerOf(signing));
    }

    // A look at the keys does not ask a token for a PIN.
    private static string SignerOf(SigningConfiguration signing) =>
        signing switch
        {
            { Key: { } key } => $"the key {key}",
            { Token: { } token } => $"the key in {token}",
            _ => "signing.command",
        };

    private void Own(string root)
    {
        var folder = workplace.Directory.SigningKeys;
        Say(
            "Private key",
            File.Exists(Path.Combine(folder, SigningKeys.RootKeyName))
                ? $"{Path.Combine(folder, SigningKeys.RootKeyName)}: it is needed only for another signing certificate; keep it elsewhere"
                : "not on this machine"
        );
        Say("Backup", new KeyBackup(workplace.Directory).IsConfirmed(root) ? "confirmed" : "not confirmed; see the target KeysBackedUp");
        Certificate("Signing certificate", File.ReadAllText(Path.Combine(folder, SigningKeys.SigningCertificateName)));
        Say("Signs with", $"its key, in {folder}");
    }

    // The pointers of a format that ended stay as they were signed.
    private void Clients(string root)
    {
        var files = new VersionFiles(workplace.Stage.VersionFiles);
        var former = new StreamIdentity(workplace, new(workplace, root)).Find()?.FormerRoots ?? [];
        foreach (var format in Formats())
        {
            var latest = files.Latest(format);
            var pinned = former.FirstOrDefault(each => latest <= each.Until)?.Certificate ?? root;
            _lines.Add($"Clients of format {format}, up to version {latest}, pin {StreamRecord.Fingerprint(pinned)}");
        }
    }

    private IEnumerable<FormatNumber> Formats() =>
        Directory.Exists(workplace.Stage.VersionFiles)
            ? Directory
                .EnumerateDirectories(workplace.Stage.VersionFiles, "format*")
                .Select(path =>
                    FormatNumber.TryParse(Path.GetFileName(path)["format".Length..], out var format) ? format : FormatNumber.None
                )
                .Where(format => format != FormatNumber.None)
                .OrderBy(format => format.Value)
            : [];

    private void Certificate(string role, string pem)
    {
        using var certificate = X509Certificate2.CreateFromPem(pem);
        var days = (int)Math.Floor((certificate.NotAfter - clock.GetUtcNow()).TotalDays);
        _lines.Add($"{role}: {certificate.Subject}");
        Say("SHA-256", StreamRecord.Fingerprint(pem));
        Say("Valid", $"{certificate.NotBefore:yyyy-MM-dd} to {certificate.NotAfter:yyyy-MM-dd}, {Left(days)}");
    }

    private static string Left(int days) => days < 0 ? "expired: clients refuse what it signs" : $"{days} days left";

    private void Say(string what, string text) => _lines.Add($"  {what.PadRight(12)}  {text}");
}
