using System.Globalization;
using DistroFactory.Foundation;
using Net.Pkcs11Interop.Common;
using Net.Pkcs11Interop.HighLevelAPI;

namespace DistroFactory.Connections.Tokens;

/// <summary>Finds the token and the key that a URI names. Each must be the only one: which of several is meant cannot be guessed.</summary>
/// <param name="uri">The URI.</param>
/// <param name="module">Where tokens are looked for.</param>
internal sealed class TokenSearch(TokenUri uri, TokenModule module)
{
    private const int Shown = 8;

    private readonly string _what = $"Looking for {uri}";

    /// <summary>The slot of the token.</summary>
    /// <exception cref="TokenException">There is none, or more than one.</exception>
    public ISlot Slot()
    {
        var present = Present();
        var matching = IsOfLibrary() ? present.Where(token => Matches(token.Slot.GetSlotInfo(), token.Info)).ToArray() : [];
        return matching switch
        {
            [var only] => only.Slot,
            [] => throw new TokenException(
                _what,
                $"{module.Path} has no such token; it has {Listed(present.Select(token => Name(token.Info)), "none")}",
                "Connect it, or correct the URI of the key. The module may need a configuration file or environment variables of its "
                    + "own, which the factory's process must have. To see its tokens: pkcs11-tool --module PATH --list-token-slots"
            ),
            _ => throw new TokenException(
                _what,
                $"{matching.Length} tokens are named so: {Listed(matching.Select(token => Name(token.Info)), "")}",
                "Add serial=NUMBER to the URI of the key."
            ),
        };
    }

    /// <summary>The private key.</summary>
    /// <exception cref="TokenException">There is none, or more than one.</exception>
    public IObjectHandle PrivateKey(ISession session)
    {
        var found = Find(session, CKO.CKO_PRIVATE_KEY, uri.Object, uri.Id is { } id ? [.. id] : null);
        if (found is [var only])
            return only;
        var others = found.Count > 0 ? found : Find(session, CKO.CKO_PRIVATE_KEY, null, null);
        var names = Listed(others.Select(key => Name(session, key)), "none");
        throw found.Count > 0
            ? new TokenException(_what, $"{found.Count} private keys are named so: {names}", "Add id=%XX to the URI of the key.")
            : new TokenException(
                _what,
                $"the token has no such private key; it has {names}",
                "Correct object or id in the URI of the key."
            );
    }

    /// <summary>The public key that belongs to a private one: the one with the same identifier, or else the same label.</summary>
    /// <returns>The key; null: the token has none.</returns>
    public static IObjectHandle? PublicKey(ISession session, IObjectHandle key)
    {
        var own = session.GetAttributeValue(key, [CKA.CKA_ID, CKA.CKA_LABEL]);
        var id = Bytes(own[0]);
        var found = id is { Length: > 0 }
            ? Find(session, CKO.CKO_PUBLIC_KEY, null, id)
            : Find(session, CKO.CKO_PUBLIC_KEY, own[1].CannotBeRead ? "" : own[1].GetValueAsString(), null);
        return found is [var only] ? only : null;
    }

    /// <summary>What an attribute has; null: the token does not tell.</summary>
    public static byte[]? Bytes(IObjectAttribute attribute) => attribute.CannotBeRead ? null : attribute.GetValueAsByteArray();

    private List<(ISlot Slot, ITokenInfo Info)> Present()
    {
        var present = new List<(ISlot, ITokenInfo)>();
        foreach (var slot in module.Library.GetSlotList(SlotsType.WithTokenPresent))
        {
            try
            {
                if (slot.GetTokenInfo() is { TokenFlags.TokenInitialized: true } info)
                    present.Add((slot, info));
            }
            catch (Pkcs11Exception)
            {
                // Another card, which this module cannot read, is in another reader.
            }
        }

        return present;
    }

    private bool IsOfLibrary()
    {
        var library = module.Library.GetInfo();
        return Is("library-manufacturer", library.ManufacturerId)
            && Is("library-description", library.LibraryDescription)
            && (uri["library-version"] is not { } version || Version(version) == Version(library.LibraryVersion));
    }

    private bool Matches(ISlotInfo slot, ITokenInfo token) =>
        Is("token", token.Label)
        && Is("manufacturer", token.ManufacturerId)
        && Is("model", token.Model)
        && Is("serial", token.SerialNumber)
        && Is("slot-manufacturer", slot.ManufacturerId)
        && Is("slot-description", slot.SlotDescription)
        && Is("slot-id", slot.SlotId.ToString(CultureInfo.InvariantCulture));

    private bool Is(string attribute, string value) => uri[attribute] is not { } named || named.TrimEnd(' ') == value.TrimEnd(' ');

    private static string Version(string text) => text.Contains('.', StringComparison.Ordinal) ? text : text + ".0";

    private static List<IObjectHandle> Find(ISession session, CKO kind, string? label, byte[]? id)
    {
        var attributes = session.Factories.ObjectAttributeFactory;
        List<IObjectAttribute> template = [attributes.Create(CKA.CKA_CLASS, kind)];
        if (label is not null)
            template.Add(attributes.Create(CKA.CKA_LABEL, label));
        if (id is not null)
            template.Add(attributes.Create(CKA.CKA_ID, id));
        try
        {
            return session.FindAllObjects(template);
        }
        finally
        {
            foreach (var attribute in template)
                attribute.Dispose();
        }
    }

    private static string Name(ITokenInfo token) => LegibleText.Of($"{token.Label} (serial {token.SerialNumber})");

    private static string Name(ISession session, IObjectHandle key)
    {
        var attributes = session.GetAttributeValue(key, [CKA.CKA_LABEL, CKA.CKA_ID]);
        var label = attributes[0].CannotBeRead ? "" : attributes[0].GetValueAsString();
        return LegibleText.Of($"{label} (id {Convert.ToHexStringLower(Bytes(attributes[1]) ?? [])})".TrimStart());
    }

    private static string Listed(IEnumerable<string> names, string none)
    {
        var all = names.ToArray();
        return all.Length == 0 ? none
            : all.Length <= Shown ? string.Join(", ", all)
            : $"{string.Join(", ", all[..Shown])} and {all.Length - Shown} others";
    }
}
