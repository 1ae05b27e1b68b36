using System.Collections.Immutable;

namespace DistroFactory.Connections.Tokens;

/// <summary>
/// Names a private key in a PKCS#11 token (HSM, smart card, module of a cloud), as RFC 7512 says:
/// <c>pkcs11:token=release;object=signing?module-path=/usr/lib/softhsm/libsofthsm2.so&amp;pin-source=file:/run/pin</c>.
/// </summary>
public sealed class TokenUri
{
    private const string Scheme = "pkcs11:";

    private readonly ImmutableDictionary<string, string> _path;

    internal TokenUri(ImmutableDictionary<string, string> path, ImmutableArray<byte>? id, string? modulePath, string? pinFile) =>
        (_path, Id, ModulePath, PinFile) = (path, id, modulePath, pinFile);

    /// <summary>The label of the key; null: any.</summary>
    public string? Object => this[TokenUriReader.Object];

    /// <summary>The identifier of the key; null: any.</summary>
    public ImmutableArray<byte>? Id { get; }

    /// <summary>The library that talks to the token, an absolute path; null: p11-kit's, which has the tokens of all modules.</summary>
    public string? ModulePath { get; }

    /// <summary>The file that has the PIN, an absolute path; null: somebody else says it.</summary>
    public string? PinFile { get; }

    /// <summary>What tells the token from others, in the order of their names; nothing of the key.</summary>
    public string TokenName =>
        _path.Where(attribute => attribute.Key is not TokenUriReader.Object).OrderBy(attribute => attribute.Key, StringComparer.Ordinal)
            is var named
        && named.Any()
            ? string.Join(", ", named.Select(attribute => $"{attribute.Key} {attribute.Value}"))
            : "the only token";

    /// <summary>What an attribute says of the token, its slot, its library or the key; null: nothing.</summary>
    internal string? this[string attribute] => _path.GetValueOrDefault(attribute);

    /// <summary>Whether a text is such a URI, and not the path of a file.</summary>
    public static bool Is(string text) => text.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase);

    /// <summary>Reads a URI.</summary>
    /// <exception cref="TokenException">It is none, or says what no configuration should. The error quotes no PIN.</exception>
    public static TokenUri Parse(string text) => new TokenUriReader(text[Scheme.Length..]).Read();

    /// <summary>Names the key for people: <c>token release, object signing</c>. There is no PIN in it.</summary>
    public override string ToString() => string.Join(", ", new[] { TokenName, KeyName }.OfType<string>());

    private string? KeyName =>
        (Object, Id) switch
        {
            ({ } label, { } id) => $"object {label} (id {Hex(id)})",
            ({ } label, null) => $"object {label}",
            (null, { } id) => $"object of id {Hex(id)}",
            _ => null,
        };

    private static string Hex(ImmutableArray<byte> id) => Convert.ToHexStringLower(id.AsSpan());
}
