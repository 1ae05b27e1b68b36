using System.Collections.Immutable;

namespace DistroFactory.Licensing;

/// <summary>The licence of a package as an SPDX expression.</summary>
/// <param name="Text">The expression; what has no identifier is a <c>LicenseRef-</c> in it.</param>
/// <param name="Licenses">
/// Every licence it names, once, in the order of the expression; without an identifier as the package states it.
/// </param>
/// <param name="Unknown">Those of <paramref name="Licenses"/> without an identifier.</param>
internal sealed record LicenseExpression(string Text, ImmutableArray<string> Licenses, ImmutableArray<string> Unknown)
{
    /// <summary>Makes an expression of what a package states; there is no text that it does not take.</summary>
    public static LicenseExpression Parse(string stated)
    {
        if (string.IsNullOrWhiteSpace(stated))
            return new("NOASSERTION", [], []);
        var reader = new LicenseReader(stated);
        return reader.Read() is { } text
            ? new(text, [.. reader.Licenses.Distinct()], [.. reader.Unknown.Distinct()])
            : Opaque(stated.Trim());
    }

    /// <summary>The reference for a licence without an identifier.</summary>
    public static string Reference(string name) =>
        "LicenseRef-"
        + string.Join(
            '-',
            new string([.. name.Select(c => char.IsAsciiLetterOrDigit(c) || c == '.' ? c : ' ')]).Split(
                ' ',
                StringSplitOptions.RemoveEmptyEntries
            )
        );

    private static LicenseExpression Opaque(string stated) => new(Reference(stated), [stated], [stated]);
}
