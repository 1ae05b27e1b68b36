using System.Text.RegularExpressions;

namespace DistroFactory.Licensing;

/// <summary>
/// Reads one licence tag: <c>choice = all (or all)*</c>, <c>all = one (and one)*</c>, <c>one = name [with exception] | (choice)</c>. A name
/// may be of several words ("ASL 2.0"); words that are licences each mean all of them.
/// </summary>
internal sealed partial class LicenseReader(string stated)
{
    private readonly List<string> _tokens = Tokens(Later().Replace(stated, "+"));
    private int _at;

    /// <summary>The licences named.</summary>
    public List<string> Licenses { get; } = [];

    /// <summary>Those without an identifier.</summary>
    public List<string> Unknown { get; } = [];

    /// <summary>The expression; null when the text is none.</summary>
    public string? Read() => Choice() is { } expression && _at == _tokens.Count ? expression.Text : null;

    private (string Text, bool IsChoice)? Choice() => Joined(All, "OR", ["or", "|", "||"], isChoice: true);

    private (string Text, bool IsChoice)? All() => Joined(One, "AND", ["and", "&", "&&", ",", ";"], isChoice: false);

    private (string Text, bool IsChoice)? Joined(Func<(string Text, bool IsChoice)?> part, string word, string[] words, bool isChoice)
    {
        var parts = new List<(string Text, bool IsChoice)>();
        do
        {
            if (part() is not { } next)
                return null;
            parts.Add(next);
        } while (Take(words));
        string[] texts = [.. parts.Select(next => next.IsChoice && !isChoice && parts.Count > 1 ? $"({next.Text})" : next.Text).Distinct()];
        return (string.Join($" {word} ", texts), texts.Length > 1 ? isChoice : parts[0].IsChoice);
    }

    private (string Text, bool IsChoice)? One()
    {
        if (Take("("))
            return Choice() is { } inner && Take(")") ? inner : null;
        if (_at == _tokens.Count || IsConnector(_tokens[_at]))
            return null;
        var name = _tokens[_at++];
        if (!Take("with"))
            return (Named(name), false);
        if (_at == _tokens.Count || IsConnector(_tokens[_at]))
            return null;
        var exception = _tokens[_at++];
        return SpdxNames.License($"{name} with {exception}") is { } whole ? (Known(whole), false)
            : SpdxNames.License(name) is { } license && SpdxNames.Exception(exception) is { } known
                ? (Known($"{license} WITH {known}"), false)
            : (Opaque($"{name} with {exception}"), false);
    }

    private string Named(string name)
    {
        if (SpdxNames.License(name) is { } id)
            return Known(id);
        if (name.StartsWith("LicenseRef-", StringComparison.Ordinal) && !name.Contains(' ', StringComparison.Ordinal))
            return Known(name);
        string?[] words = [.. name.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(SpdxNames.License)];
        return words.Length > 1 && words.All(word => word is not null)
            ? string.Join(" AND ", words.Select(word => Known(word!)).Distinct())
            : Opaque(name);
    }

    private string Known(string id)
    {
        Licenses.Add(id);
        return id;
    }

    private string Opaque(string name)
    {
        Licenses.Add(name);
        Unknown.Add(name);
        return LicenseExpression.Reference(name);
    }

    private bool Take(params string[] words)
    {
        if (_at == _tokens.Count || !words.Contains(_tokens[_at], StringComparer.OrdinalIgnoreCase))
            return false;
        _at++;
        return true;
    }

    // Connectors, and names of all the words between them.
    private static List<string> Tokens(string text)
    {
        var tokens = new List<string>();
        foreach (var word in Punctuation().Replace(text, " $0 ").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        {
            if (tokens.Count > 0 && !IsConnector(word) && !IsConnector(tokens[^1]))
                tokens[^1] += " " + word;
            else
                tokens.Add(word);
        }

        return tokens;
    }

    private static bool IsConnector(string token) => Connector().IsMatch(token);

    [GeneratedRegex(@"[(),;]|&+|\|+", RegexOptions.CultureInvariant)]
    private static partial Regex Punctuation();

    [GeneratedRegex(@"^(?:[(),;]|&+|\|+|and|or|with)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Connector();

    [GeneratedRegex(@",?\s+or(?:\s+any)?\s+(?:later|newer)(?:\s+versions?)?\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Later();
}
