using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Reflection;

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

    /// <summary>Makes a value of its name, as <c>[TypeConverter(typeof(TypeConverter&lt;Configuration&gt;))]</c> says.</summary>
    [SuppressMessage("Design", "CA1034", Justification = "The nested type is the API of NUKE.")]
    public class TypeConverter<T> : TypeConverter
    {
        /// <inheritdoc/>
        public override bool CanConvertFrom(ITypeDescriptorContext? context, Type sourceType) =>
            sourceType == typeof(string) || base.CanConvertFrom(context, sourceType);

        /// <inheritdoc/>
        /// <exception cref="FormatException">There is no value of that name.</exception>
        public override object? ConvertFrom(ITypeDescriptorContext? context, CultureInfo? culture, object value)
        {
            if (value is not string name)
                return base.ConvertFrom(context, culture, value);
            var fields = typeof(T)
                .GetFields(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static)
                .Where(field => field.FieldType == typeof(T))
                .ToList();
            return fields.FirstOrDefault(field => field.Name.Equals(name, StringComparison.OrdinalIgnoreCase))?.GetValue(null)
                ?? throw new FormatException($"'{name}' is not one of {string.Join(", ", fields.Select(field => field.Name))}");
        }
    }
}
