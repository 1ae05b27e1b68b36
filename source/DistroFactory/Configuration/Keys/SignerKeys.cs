using System.Collections.Immutable;
using DistroFactory.Configuration.Shapes;
using DistroFactory.UpdateStream.Signatures;

namespace DistroFactory.Configuration.Keys;

/// <summary>The keys that say who signs releases.</summary>
internal static class SignerKeys
{
    /// <summary>Who signs, and who will.</summary>
    public static MapShape Signing() =>
        Signer(
            [
                new("expiry-notice", "From how many days before a certificate expires warnings begin.", new NumberShape(1, 3650))
                {
                    Default = (int)CertificateExpiry.Notice.TotalDays,
                },
                new(
                    "next",
                    "Who signs from the next format bump on, below another certificate, which clients pin from then on.",
                    Signer([])
                ),
            ],
            new Companion("next", "certificate")
        );

    /// <summary>What is wrong with a command that signs; null when nothing is.</summary>
    public static (string Key, string Message)? CheckCommand(Section section) =>
        section.Texts("command") is { IsEmpty: false } words && !(Mentions(words, "{in}") && Mentions(words, "{out}"))
            ? ("command", "the command line must mention both {in} and {out}")
            : null;

    private static MapShape Signer(KeyDescription[] more, params Companion[] companions) =>
        new([
            new("certificate", "The certificate clients pin, PEM.", new PathShape(PathKind.File, MayLeave: true)),
            new(
                "signing-certificate",
                "The certificate of 'key', issued by 'certificate', PEM; by default 'certificate' itself.",
                new PathShape(PathKind.File, MayLeave: true)
            ),
            new("key", "The private key of what signs: a file, PEM, or the PKCS#11 URI of a key in a token.", new PrivateKeyShape()),
            new("command", "A command line; {in} and {out} stand for files.", new ListShape(new TextShape("a word of a command line"), 1)),
            .. more,
        ])
        {
            AtMostOne = ["key", "command"],
            Companions =
            [
                new("key", "certificate"),
                new("command", "certificate"),
                new("certificate", "key", "command"),
                new("signing-certificate", "key"),
                .. companions,
            ],
            Check = CheckCommand,
        };

    private static bool Mentions(ImmutableArray<string> words, string placeholder) =>
        words.Any(word => word.Contains(placeholder, StringComparison.Ordinal));
}
