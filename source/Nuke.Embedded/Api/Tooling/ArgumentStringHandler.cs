using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using Nuke.Common.IO;
using Nuke.Common.Utilities;

namespace Nuke.Common.Tooling;

/// <summary>
/// Arguments written as an interpolated string: what is inserted is quoted when it has a space, unless its format is <c>nq</c>; with
/// the format <c>r</c> it is a secret.
/// </summary>
[InterpolatedStringHandler]
[SuppressMessage("Performance", "CA1815", Justification = "It lives on the stack only.")]
[SuppressMessage("Usage", "CA2225", Justification = "The operator is the API of NUKE.")]
public ref struct ArgumentStringHandler
{
    private readonly List<string> _secrets = [];
    private DefaultInterpolatedStringHandler _builder;

    /// <summary>Called by the compiler.</summary>
    public ArgumentStringHandler(int literalLength, int formattedCount, out bool handlerIsValid)
    {
        _builder = new(literalLength, formattedCount);
        handlerIsValid = true;
    }

    /// <summary>Arguments that are a text already, quoted where they need it.</summary>
    public static implicit operator ArgumentStringHandler(string value) =>
        $"{(string.IsNullOrWhiteSpace(value.NotNull()) ? "" : value):nq}";

    /// <summary>Appends what stands in the string.</summary>
    public void AppendLiteral(string value) => _builder.AppendLiteral(value);

    /// <summary>Appends what is inserted.</summary>
    public void AppendFormatted(object? obj, int alignment = 0, string? format = null)
    {
        switch (obj)
        {
            case string secret when format == "r":
                _secrets.Add(secret);
                _builder.AppendFormatted(secret, alignment);
                break;
            case string text:
                _builder.AppendFormatted(
                    format == AbsolutePath.NoQuotes || text.IsSingleQuoted() ? text : text.DoubleQuoteIfNeeded(),
                    alignment
                );
                break;
            case IAbsolutePathHolder holder:
                _builder.AppendFormatted(holder.Path.ToString(format ?? AbsolutePath.DoubleQuoteIfNeeded), alignment);
                break;
            default:
                _builder.AppendFormatted(obj, alignment, format);
                break;
        }
    }

    /// <summary>Appends paths with spaces between them.</summary>
    public void AppendFormatted(IEnumerable<IAbsolutePathHolder> paths, int alignment = 0, string? format = null)
    {
        foreach (var (index, path) in paths.Index())
        {
            AppendLiteral(index == 0 ? "" : " ");
            AppendFormatted(path, alignment, format);
        }
    }

    /// <summary>The arguments. A text that is all of them is not quoted as one.</summary>
    public string ToStringAndClear()
    {
        var value = _builder.ToStringAndClear();
        return value.Length > 1 && value.IndexOf('"', 1) == value.Length - 1 ? value.TrimMatchingDoubleQuotes() : value;
    }

    /// <summary>Takes the secrets out of a text. From now on they are masked in all that the run writes, too.</summary>
    public readonly Func<string, string> GetFilter()
    {
        BuildEngine.Run.Console.Mask.Add(_secrets);
        var hidden = _secrets.Where(secret => secret.Length > 0).ToList();
        return text => hidden.Aggregate(text, (masked, secret) => masked.Replace(secret, "[REDACTED]", StringComparison.Ordinal));
    }
}
