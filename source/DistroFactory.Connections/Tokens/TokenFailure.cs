using Net.Pkcs11Interop.Common;

namespace DistroFactory.Connections.Tokens;

/// <summary>What a token answers, in words.</summary>
internal static class TokenFailure
{
    private const string SeeVendor = "The manual of the token, and the log of its module, say what this means.";

    /// <summary>A refused login.</summary>
    /// <param name="key">The key that it was for.</param>
    /// <param name="source">Where the PIN is from.</param>
    /// <param name="error">The answer.</param>
    public static TokenException OfLogin(TokenUri key, string source, Pkcs11Exception error)
    {
        var (why, advice) = error.RV switch
        {
            CKR.CKR_PIN_INCORRECT or CKR.CKR_PIN_INVALID or CKR.CKR_PIN_LEN_RANGE => (
                $"the PIN in {source} is wrong",
                "Correct it. It was tried once; the token counts wrong PINs, and locks itself after some."
            ),
            CKR.CKR_PIN_LOCKED => Locked,
            CKR.CKR_PIN_EXPIRED => ("the PIN has expired", "Set another one with the tool of the token."),
            CKR.CKR_USER_PIN_NOT_INITIALIZED => ("its user has no PIN yet", "Set one with the tool of the token."),
            _ when IsGone(error) => Gone(error),
            _ => ($"the token answers {error.RV}", SeeVendor),
        };
        return new($"Logging in to {key.TokenName}", why, advice, error) { IsFinal = !IsGone(error) };
    }

    /// <summary>The token says that a login would be refused, or must not fail again.</summary>
    /// <param name="key">The key that the login is for.</param>
    /// <param name="isLocked">Whether it is locked.</param>
    /// <param name="isLastTry">Whether a wrong PIN would lock it.</param>
    /// <returns>Why nothing is tried; null: it may be tried.</returns>
    public static TokenException? BeforeLogin(TokenUri key, bool isLocked, bool isLastTry)
    {
        var (why, advice) =
            isLocked ? Locked
            : isLastTry
                ? (
                    "wrong PINs were given to it, and one more would lock it",
                    "Log in with the right one by hand, which begins the count again: pkcs11-tool --module PATH --login --list-objects"
                )
            : (null, null);
        return why is null ? null : new($"Logging in to {key.TokenName}", why, advice) { IsFinal = true };
    }

    /// <summary>A signature that was not made.</summary>
    public static TokenException OfSigning(TokenUri key, Pkcs11Exception error) =>
        Of(
            $"Signing with {key}",
            error,
            error.RV switch
            {
                CKR.CKR_KEY_FUNCTION_NOT_PERMITTED => ("the key is not allowed to sign (CKA_SIGN)", "Make a key that is, or name another."),
                CKR.CKR_MECHANISM_INVALID or CKR.CKR_MECHANISM_PARAM_INVALID or CKR.CKR_KEY_TYPE_INCONSISTENT => (
                    $"the token does not sign so with this key ({error.RV})",
                    "It must offer CKM_RSA_PKCS for RSA keys, or CKM_ECDSA for EC keys: pkcs11-tool --module PATH --list-mechanisms"
                ),
                CKR.CKR_PIN_INCORRECT => ("the PIN is wrong for a key that asks for it with each signature", "Correct it."),
                CKR.CKR_PIN_LOCKED => Locked,
                _ => (null, null),
            }
        );

    /// <summary>Anything else that failed.</summary>
    public static TokenException OfAccess(TokenUri key, Pkcs11Exception error) => Of($"Using {key}", error, (null, null));

    /// <summary>Whether a session has ended, so that another one must be opened before anything is signed.</summary>
    public static bool IsGone(Pkcs11Exception error) =>
        error.RV
            is CKR.CKR_TOKEN_NOT_PRESENT
                or CKR.CKR_TOKEN_NOT_RECOGNIZED
                or CKR.CKR_DEVICE_REMOVED
                or CKR.CKR_DEVICE_ERROR
                or CKR.CKR_SESSION_HANDLE_INVALID
                or CKR.CKR_SESSION_CLOSED
                or CKR.CKR_KEY_HANDLE_INVALID
                or CKR.CKR_OBJECT_HANDLE_INVALID
                or CKR.CKR_SLOT_ID_INVALID
                or CKR.CKR_USER_NOT_LOGGED_IN;

    private static (string, string) Locked =>
        ("its PIN is locked: a wrong one was given too often", "Unlock it with the PIN of its security officer and the tool of the token.");

    private static (string, string) Gone(Pkcs11Exception error) =>
        (
            $"the token was removed, was reset, or lost its connection ({error.RV})",
            "Connect it again, then run the factory again: nothing that is served has changed."
        );

    private static TokenException Of(string what, Pkcs11Exception error, (string? Why, string? Advice) known)
    {
        var (why, advice) =
            known.Why is not null ? known
            : IsGone(error) ? Gone(error)
            : ($"the token answers {error.RV} to {error.Method}", SeeVendor);
        return new(what, why!, advice, error) { IsFinal = error.RV is CKR.CKR_PIN_INCORRECT or CKR.CKR_PIN_LOCKED };
    }
}
