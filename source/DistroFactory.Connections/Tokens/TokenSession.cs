using System.Security.Cryptography;
using Net.Pkcs11Interop.Common;
using Net.Pkcs11Interop.HighLevelAPI;

namespace DistroFactory.Connections.Tokens;

/// <summary>A session with a token, logged in, that has found its key.</summary>
internal sealed class TokenSession : IDisposable
{
    private readonly TokenUri _uri;
    private readonly TokenModule _module;
    private readonly ISession _session;
    private IObjectHandle _key = null!;
    private byte[]? _pin;
    private bool _asksEachTime;

    private TokenSession(TokenUri uri, TokenModule module, ISession session) => (_uri, _module, _session) = (uri, module, session);

    /// <summary>Of which kind the key is.</summary>
    public CKK Kind { get; private set; }

    /// <summary>Opens one.</summary>
    /// <param name="uri">The key.</param>
    /// <param name="pin">The PIN.</param>
    /// <exception cref="TokenException">There is no such module, token or key, or the login failed.</exception>
    public static TokenSession Open(TokenUri uri, TokenPin pin)
    {
        var module = TokenModule.Open(uri.ModulePath);
        TokenSession? opened = null;
        var isOpen = false;
        try
        {
            var search = new TokenSearch(uri, module);
            var slot = search.Slot();
            opened = new(uri, module, slot.OpenSession(SessionType.ReadOnly));
            opened.LogIn(slot, pin);
            opened.Use(search.PrivateKey(opened._session));
            isOpen = true;
            return opened;
        }
        catch (Pkcs11Exception error)
        {
            throw TokenFailure.OfAccess(uri, error);
        }
        finally
        {
            if (!isOpen)
                ((IDisposable?)opened ?? module).Dispose();
        }
    }

    /// <summary>Signs.</summary>
    /// <exception cref="Pkcs11Exception">The token does not.</exception>
    public byte[] Sign(CKM mechanism, byte[] data)
    {
        using var how = _session.Factories.MechanismFactory.Create(mechanism);
        return _asksEachTime ? _session.Sign(how, _key, _pin, data) : _session.Sign(how, _key, data);
    }

    /// <summary>Attributes of the key, or of the public key beside it where the private one does not tell them.</summary>
    public byte[]?[] Public(params CKA[] attributes)
    {
        var own = Read(_key);
        return Array.TrueForAll(own, value => value is { Length: > 0 }) || TokenSearch.PublicKey(_session, _key) is not { } beside
            ? own
            : Read(beside);

        byte[]?[] Read(IObjectHandle key) => [.. _session.GetAttributeValue(key, [.. attributes]).Select(TokenSearch.Bytes)];
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_pin is not null)
            CryptographicOperations.ZeroMemory(_pin);
        try
        {
            // The login ends with the last session; to log out would end those of other keys, too.
            _session.Dispose();
        }
        catch (Pkcs11Exception)
        {
            // The token is gone, and the session with it.
        }

        _module.Dispose();
    }

    private void LogIn(ISlot slot, TokenPin pin)
    {
        var flags = slot.GetTokenInfo().TokenFlags;
        if (!flags.LoginRequired)
            return;
        if (TokenFailure.BeforeLogin(_uri, flags.UserPinLocked, flags.UserPinFinalTry) is { } refusal)
            throw refusal;
        // A token with keys of its own for the PIN asks whoever stands before it.
        if (!flags.ProtectedAuthenticationPath)
            _pin =
                pin.Read()
                ?? throw new TokenException(
                    $"Logging in to {_uri.TokenName}",
                    "it asks for a PIN, and none was given",
                    $"Add pin-source=file:/PATH to the URI of the key, or pass the PIN by the variable {TokenPin.Variable}."
                );
        try
        {
            _session.Login(CKU.CKU_USER, _pin);
        }
        catch (Pkcs11Exception error) when (error.RV == CKR.CKR_USER_ALREADY_LOGGED_IN)
        {
            // The process is, by another session.
        }
        catch (Pkcs11Exception error)
        {
            throw TokenFailure.OfLogin(_uri, pin.Source, error);
        }
    }

    private void Use(IObjectHandle key)
    {
        _key = key;
        var attributes = _session.GetAttributeValue(key, [CKA.CKA_KEY_TYPE, CKA.CKA_ALWAYS_AUTHENTICATE]);
        Kind = attributes[0].CannotBeRead ? CKK.CKK_VENDOR_DEFINED : (CKK)attributes[0].GetValueAsUlong();
        _asksEachTime = !attributes[1].CannotBeRead && attributes[1].GetValueAsByteArray() is [not 0];
        if (_asksEachTime || _pin is null)
            return;
        CryptographicOperations.ZeroMemory(_pin);
        _pin = null;
    }
}
