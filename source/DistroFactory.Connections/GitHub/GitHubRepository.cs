namespace DistroFactory.Connections.GitHub;

/// <summary>A repository of GitHub.</summary>
/// <param name="Owner">Whose it is.</param>
/// <param name="Name">Its name.</param>
public sealed record GitHubRepository(string Owner, string Name)
{
    /// <summary>Reads <c>OWNER/NAME</c>.</summary>
    public static GitHubRepository Parse(string text) => new(text.Split('/')[0], text.Split('/')[1]);

    /// <summary><c>OWNER/NAME</c></summary>
    public override string ToString() => $"{Owner}/{Name}";
}
