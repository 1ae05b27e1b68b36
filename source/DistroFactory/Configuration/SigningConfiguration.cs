using System.Collections.Immutable;
using DistroFactory.Connections.Tokens;
using DistroFactory.UpdateStream.Signatures;

namespace DistroFactory.Configuration;

/// <summary>Who signs: a key in a file or in a token, a command, or a key that is made on first use.</summary>
internal sealed record SigningConfiguration
{
    /// <summary>Nothing is configured: a key is made on first use and kept in the state folder.</summary>
    public static SigningConfiguration OnFirstUse { get; } = new();

    /// <summary>The certificate clients pin, PEM, an absolute path; needed with a key and with a command.</summary>
    public string? Certificate { get; init; }

    /// <summary>The certificate that signs, issued by <see cref="Certificate"/>, PEM, an absolute path; null: that one signs.</summary>
    public string? SigningCertificate { get; init; }

    /// <summary>The private key of what signs, PEM, an absolute path; null when it is elsewhere.</summary>
    public string? Key { get; init; }

    /// <summary>The private key of what signs, in a PKCS#11 token; null when it is elsewhere.</summary>
    public TokenUri? Token { get; init; }

    /// <summary>
    /// A command line, <c>{in}</c> and <c>{out}</c> standing for files; run in the config folder. Empty when a key signs.
    /// </summary>
    public ImmutableArray<string> Command { get; init; } = [];

    /// <summary>How long before a certificate expires releases and looks begin to warn.</summary>
    public TimeSpan ExpiryNotice { get; init; } = CertificateExpiry.Notice;

    /// <summary>Who signs from the next format bump on, below another root; null: the same.</summary>
    public SigningConfiguration? Next { get; init; }
}
