namespace DistroFactory.Testing.PublicApi;

/// <summary>The listing of the real NUKE's API: which members of which types a build may use.</summary>
public sealed class NukeApi
{
    private readonly Dictionary<string, List<string>> _types = [];
    private readonly string _text;

    private NukeApi(string text)
    {
        _text = text;
        List<string>? members = null;
        foreach (var line in text.Split('\n').Where(line => line.Length > 0 && line[0] != '#'))
        {
            if (line.StartsWith("  ", StringComparison.Ordinal))
                members!.Add(line.Trim());
            else
                _types[NameIn(line)] = members = _types.GetValueOrDefault(NameIn(line)) ?? [];
        }
    }

    /// <summary>Reads the listing.</summary>
    public static NukeApi Read() => new(File.ReadAllText(Reference.NukeApi));

    /// <summary>Whether the listing has the type's members.</summary>
    public bool Lists(Type type) => _types.ContainsKey(Name(type));

    /// <summary>Whether the type at least occurs in a signature or as a base.</summary>
    public bool Mentions(Type type) =>
        _text
            .Split([' ', '<', '>', ',', '(', ')', '[', ']', '\n'], StringSplitOptions.RemoveEmptyEntries)
            .Contains(type.Name.Split('`')[0]);

    /// <summary>Whether the member exists there, so that what compiles against ours compiles against theirs.</summary>
    public bool Has(Type type, string member)
    {
        if (!_types.TryGetValue(Name(type), out var members))
            return false;
        // The constructor without parameters is not listed; it is there unless another one is.
        if (member == "()")
            return !members.Exists(theirs => theirs.StartsWith('('));
        return members.Exists(theirs =>
            Plain(theirs) == Plain(member)
            && (!member.Contains("virtual ", StringComparison.Ordinal) || theirs.Contains("virtual ", StringComparison.Ordinal))
            && (!member.Contains("set; ", StringComparison.Ordinal) || theirs.Contains("set; ", StringComparison.Ordinal))
        );
    }

    /// <summary>The members of theirs that the type does not have, with those it inherits left aside.</summary>
    public IEnumerable<string> Missing(Type type)
    {
        var ours = Signature.MembersOf(type).Select(Plain).ToHashSet();
        return _types[Name(type)].Where(theirs => !ours.Contains(Plain(theirs)));
    }

    // A setter may be internal there, and an override need not be virtual here.
    private static string Plain(string member) =>
        member.Replace("virtual ", "", StringComparison.Ordinal).Replace("set; ", "", StringComparison.Ordinal);

    private static string NameIn(string line)
    {
        var words = line.Split(' ');
        return words[Array.FindIndex(words, word => word is "class" or "interface" or "enum" or "delegate") + 1].Split('<')[0];
    }

    private static string Name(Type type) => type.FullName!.Split('`')[0];
}
