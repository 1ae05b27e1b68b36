namespace DistroFactory.Packages.Signatures;

/// <summary>What became of looking for a signature that holds.</summary>
public enum SignatureVerdict
{
    /// <summary>There is a good signature of a key that is accepted.</summary>
    Good,

    /// <summary>There is no signature.</summary>
    Unsigned,

    /// <summary>The signature is no OpenPGP data, or of a kind that is not supported.</summary>
    Unreadable,

    /// <summary>The signature does not fit what it stands for.</summary>
    Forged,

    /// <summary>It is of a key that is not among those accepted.</summary>
    UnknownKey,

    /// <summary>It is of an accepted certificate, by a key of it that may not sign.</summary>
    WrongKey,

    /// <summary>It rests on an algorithm or a key that can be forged by now.</summary>
    Weak,

    /// <summary>The signature was made for a limited time, which is over; or it is of the future.</summary>
    Expired,

    /// <summary>The key that made it has expired.</summary>
    KeyExpired,

    /// <summary>The key that made it was revoked by its owner.</summary>
    Revoked,

    /// <summary>It is good, but does not cover all of the package.</summary>
    Incomplete,
}
