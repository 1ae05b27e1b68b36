namespace DistroFactory.Packages.Signatures;

/// <summary>What is known of a signature after looking at it.</summary>
public sealed class SignatureFinding
{
    internal SignatureFinding(SignatureVerdict verdict, string keyId, string why, string? advice = null) =>
        (Verdict, KeyId, Why, Advice) = (verdict, keyId, why, advice);

    /// <summary>The verdict.</summary>
    public SignatureVerdict Verdict { get; }

    /// <summary>Which key made it, as it says itself: 16 hex digits; empty when there is none, or it does not say.</summary>
    public string KeyId { get; }

    /// <summary>What was found, in words that can follow a colon.</summary>
    public string Why { get; }

    /// <summary>What to do about it; null when nothing is.</summary>
    public string? Advice { get; }

    /// <summary>Whether it is good.</summary>
    public bool IsGood => Verdict == SignatureVerdict.Good;

    /// <summary>When it ceases to be good, if it says so; else null.</summary>
    public DateTimeOffset? GoodUntil { get; internal init; }

    /// <inheritdoc/>
    public override string ToString() => $"{Verdict}: {Why}";
}
