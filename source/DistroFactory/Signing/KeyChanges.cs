using System.Security.Cryptography;
using DistroFactory.Configuration;
using DistroFactory.Connections.Tokens;
using DistroFactory.Foundation;
using DistroFactory.Run;
using DistroFactory.UpdateStream.Signatures;

namespace DistroFactory.Signing;

/// <summary>Makes further keys for a distribution. Nothing that exists is overwritten, and no release uses them by accident.</summary>
/// <param name="workplace">Whose keys they are.</param>
internal sealed class KeyChanges(Workplace workplace)
{
    private const string Renewing = "Renewing the signing certificate";
    private const string MakingRoot = "Making the next root";

    private readonly string _own = workplace.Directory.SigningKeys;
    private readonly string _next = workplace.Directory.NextSigningKeys;

    /// <summary>Carries it out.</summary>
    /// <returns>What was done and what comes next, one sentence a line.</returns>
    /// <exception cref="FactoryException">It cannot be done; nothing was changed.</exception>
    public IReadOnlyList<string> Make(KeyRequest request) =>
        request switch
        {
            { RenewsSigningCertificate: true, MakesNewRoot: true } => throw Refused(
                "Changing the keys",
                "--renew-signing-certificate and --new-root were both given",
                "Do one after the other."
            ),
            _ when ReleaseSigner.IsMixers(workplace) => throw Refused(
                "Changing the keys",
                "mixer makes its key in its workspace, and knows neither signing certificates nor an exchange",
                "Name a certificate and its key by signing: in distro.yaml before the first release, or change to mix.engine: embedded."
            ),
            { RenewsSigningCertificate: true } => Renew(request),
            _ => NewRoot(request),
        };

    private string[] Renew(KeyRequest request)
    {
        var name = workplace.Configuration.Name;
        if (workplace.Configuration.Signing is { Certificate: { } root } signing)
        {
            var output = NewDirectory(request, Renewing);
            if (request.RootKey is not { } named)
                throw Refused(
                    Renewing,
                    "no private key of the root was named",
                    "Name it: --root-key FILE, or the PKCS#11 URI of a key in a token. It is only read."
                );
            using var rootKey = RootKey.Open(workplace, root, named);
            if (signing.Token is { } token)
                return RenewForToken(token, root, rootKey, output);
            MakeWhole(output, partial => SigningKeys.Issue(root, rootKey, null, partial, name));
            return
            [
                $"{output} has another signing certificate below {root}, and its key.",
                "Name them in distro.yaml: signing.signing-certificate and signing.key. Clients notice nothing.",
            ];
        }

        if (request.Output is not null)
            throw Refused(Renewing, $"the keys are the factory's own, in {_own}", "Leave --key-output out.");
        if (!SigningKeys.AreIn(_own))
            throw Refused(Renewing, $"there are no keys in {_own}", "The first release makes them.");
        if (request.RootKey is { } uri && TokenUri.Is(uri))
        {
            using var rootKey = RootKey.Open(workplace, Path.Combine(_own, SigningKeys.RootCertificateName), uri);
            SigningKeys.Renew(_own, name, rootKey);
        }
        else
        {
            SigningKeys.Renew(_own, name, request.RootKey);
        }

        return
        [
            $"{_own} has another signing certificate below the same root; the former one is kept beside it. Clients notice nothing.",
            "Back up the folder.",
        ];
    }

    // The key stays where it is, and signs below the same root under another certificate.
    private string[] RenewForToken(TokenUri token, string root, AsymmetricAlgorithm rootKey, string output)
    {
        using var key = TokenKeys.OpenAlone(workplace, token);
        MakeWhole(output, partial => SigningKeys.Issue(root, rootKey, key, partial, workplace.Configuration.Name));
        return
        [
            $"{output} has another certificate below {root}, for the key in {token}, which has not changed.",
            "Name it in distro.yaml: signing.signing-certificate. Clients notice nothing.",
        ];
    }

    private string[] NewRoot(KeyRequest request)
    {
        var name = workplace.Configuration.Name;
        if (workplace.Configuration.Signing.Certificate is not null)
        {
            var output = NewDirectory(request, MakingRoot);
            SigningKeys.CreateOrLoad(output, name).Signer.Dispose();
            return
            [
                $"{output} has a new root certificate, a signing certificate below it, and their keys.",
                "Name them by signing.next in distro.yaml: certificate (Swupd_Root.pem), signing-certificate (signing.pem) and key "
                    + "(signing.key). Keep root.key away from this machine.",
                "The next format bump exchanges the root: ./build.sh Release --format-bump. Until then releases go on as before.",
            ];
        }

        if (request.Output is not null)
            throw Refused(MakingRoot, $"the keys are the factory's own, in {_own}", "Leave --key-output out.");
        if (!SigningKeys.AreIn(_own))
            throw Refused(MakingRoot, $"there are no keys in {_own} that it could take over from", "The first release makes them.");
        if (SigningKeys.AreIn(_next))
            throw Refused(
                MakingRoot,
                $"{_next} has one",
                "It takes over with the next format bump: ./build.sh Release --format-bump. To have another, remove the folder first."
            );
        SigningKeys.CreateOrLoad(_next, name).Signer.Dispose();
        return
        [
            $"{_next} has the next root certificate, its signing certificate, and their keys. Back up the folder before the release.",
            "The next format bump exchanges the root: ./build.sh Release --format-bump. Until then releases go on as before.",
        ];
    }

    private static void MakeWhole(string directory, Action<string> fill)
    {
        var partial = PartialDirectory.NewBeside(directory);
        Directory.CreateDirectory(partial);
        try
        {
            fill(partial);
            Directory.Move(partial, directory);
        }
        finally
        {
            if (Directory.Exists(partial))
                Directory.Delete(partial, recursive: true);
        }
    }

    private static string NewDirectory(KeyRequest request, string what) =>
        request.Output is not { } output
            ? throw Refused(what, "signing: in distro.yaml names the keys", "Name a new directory for the new ones: --key-output DIR.")
        : Path.Exists(output) ? throw Refused(what, $"{output} exists", "Name a new directory: nothing is overwritten.")
        : output;

    private static ConfigurationException Refused(string what, string why, string advice) => new(what, why, advice);
}
