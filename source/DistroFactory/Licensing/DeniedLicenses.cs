using System.Collections.Immutable;
using DistroFactory.Model;

namespace DistroFactory.Licensing;

/// <summary>
/// Which denied licences a package is bound to: of a choice none that it can do without, of several that hold together each. An exception
/// does not make a denied licence another one.
/// </summary>
internal sealed class DeniedLicenses
{
    private readonly string[] _tokens;
    private readonly ImmutableArray<string> _deny;
    private int _at;

    private DeniedLicenses(string expression, ImmutableArray<string> deny)
    {
        _tokens = expression
            .Replace("(", " ( ", StringComparison.Ordinal)
            .Replace(")", " ) ", StringComparison.Ordinal)
            .Split(' ', StringSplitOptions.RemoveEmptyEntries);
        _deny = deny;
    }

    /// <summary>Those that nobody who has the package can do without.</summary>
    /// <param name="stated">The licence as the package states it.</param>
    /// <param name="deny">SPDX identifiers; <c>*</c> and <c>?</c> match.</param>
    public static ImmutableArray<string> Of(string stated, ImmutableArray<string> deny) =>
        [.. new DeniedLicenses(LicenseExpression.Parse(stated).Text, deny).Choice().Distinct()];

    private ImmutableArray<string> Choice()
    {
        var alternatives = new List<ImmutableArray<string>> { All() };
        while (Take("OR"))
            alternatives.Add(All());
        return alternatives.Any(alternative => alternative.IsEmpty) ? [] : [.. alternatives.SelectMany(alternative => alternative)];
    }

    private ImmutableArray<string> All()
    {
        var denied = One();
        while (Take("AND"))
            denied = denied.AddRange(One());
        return denied;
    }

    private ImmutableArray<string> One()
    {
        if (Take("("))
        {
            var inner = Choice();
            Take(")");
            return inner;
        }

        if (_at == _tokens.Length)
            return [];
        var name = _tokens[_at++];
        var whole = Take("WITH") && _at < _tokens.Length ? $"{name} WITH {_tokens[_at++]}" : name;
        return NamePattern.MatchesAny(_deny, name) || NamePattern.MatchesAny(_deny, whole) ? [whole] : [];
    }

    private bool Take(string token)
    {
        if (_at == _tokens.Length || _tokens[_at] != token)
            return false;
        _at++;
        return true;
    }
}
