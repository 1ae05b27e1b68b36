namespace Nuke.Common.Tooling;

/// <summary>A set of named values: static fields of a derived class.</summary>
public abstract class Enumeration
{
    /// <summary>The text of the value.</summary>
    protected string Value { get; set; } = "";

    /// <summary>The text of the value.</summary>
    public static implicit operator string?(Enumeration? value) => value?.Value;

    /// <summary>Same type and text.</summary>
    public static bool operator ==(Enumeration? a, Enumeration? b) => Equals(a, b);

    /// <summary>Different type or text.</summary>
    public static bool operator !=(Enumeration? a, Enumeration? b) => !Equals(a, b);

    /// <summary>Same text.</summary>
    protected bool Equals(Enumeration other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return Value == other.Value;
    }

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Enumeration other && other.GetType() == GetType() && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => Value.GetHashCode(StringComparison.Ordinal);

    /// <inheritdoc/>
    public override string ToString() => Value;
}
