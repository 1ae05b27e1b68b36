namespace DistroFactory.Connections.Koji;

/// <summary>What hubs of different versions can do.</summary>
internal static class KojiVersion
{
    private static readonly Version s_repositoryRequests = new(1, 35);

    /// <summary>Whether repositories are requested (<c>repo.request</c>) rather than made by <c>newRepo</c>.</summary>
    /// <param name="version">What the hub says of itself, as in <c>1.35.0</c>; null: nothing, as old ones do.</param>
    public static bool RequestsRepositories(string? version) =>
        version is not null
        && Version.TryParse(string.Concat(version.TakeWhile(letter => char.IsAsciiDigit(letter) || letter == '.')).Trim('.'), out var known)
        && known >= s_repositoryRequests;
}
