namespace DistroFactory.Configuration;

/// <summary>Who owns what is staged.</summary>
/// <param name="User">Name or number of a user; null: whoever runs the factory.</param>
/// <param name="Group">Name or number of a group; null: that of whoever runs the factory.</param>
internal sealed record StageOwner(string? User, string? Group)
{
    private const string Name = "[A-Za-z0-9_][A-Za-z0-9_.-]*[$]?";

    /// <summary>What it is written like.</summary>
    internal const string Pattern = $"{Name}(:{Name})?|:{Name}";

    /// <summary>Reads <c>USER</c>, <c>USER:GROUP</c> or <c>:GROUP</c>.</summary>
    public static StageOwner Parse(string text)
    {
        var words = text.Split(':', 2);
        return new(words[0].Length == 0 ? null : words[0], words.ElementAtOrDefault(1));
    }

    /// <summary>As it is written.</summary>
    public override string ToString() => Group is null ? User ?? "" : $"{User}:{Group}";
}
