using DistroFactory.Connections.Tokens;
using Nuke.Common;
using Nuke.Common.IO;

namespace DistroFactory.Targets;

/// <summary>Shows the certificates that clients trust, renews those that sign, and prepares the exchange of the root.</summary>
public interface IKeys : IFactory
{
    /// <summary>Issue another signing certificate.</summary>
    [Parameter("Keys: issue another signing certificate below the same root")]
    bool RenewSigningCertificate => TryGetValue<bool?>(() => RenewSigningCertificate) ?? false;

    /// <summary>Make the next root.</summary>
    [Parameter("Keys: make the root certificate that the next format bump changes to")]
    bool NewRoot => TryGetValue<bool?>(() => NewRoot) ?? false;

    /// <summary>The private key of the root.</summary>
    [Parameter("Keys: the private key of the root, where it is kept elsewhere: a file, or the PKCS#11 URI of a key in a token")]
    string? RootKey => TryGetValue(() => RootKey);

    // A path is from where the caller stands, as with parameters that are paths alone.
    private string? NamedRootKey => RootKey is { } key && !TokenUri.Is(key) ? Path.Combine(EnvironmentInfo.WorkingDirectory, key) : RootKey;

    /// <summary>Where new keys are written.</summary>
    [Parameter("Keys: a new directory for the keys, if signing: in distro.yaml names their files")]
    AbsolutePath? KeyOutput => TryGetValue(() => KeyOutput);

    /// <summary>Shows the keys; changes them only when an option says so.</summary>
    Target Keys =>
        _ =>
            _.Description("Shows the certificates that clients trust and until when; renews them when asked to")
                .Requires(() => Config)
                .Executes(() => Run(session => session.ManageKeysAsync(new(RenewSigningCertificate, NewRoot, NamedRootKey, KeyOutput))));
}
