using System.Text.RegularExpressions;
using DistroFactory.Foundation;

namespace DistroFactory.Connections.Git;

/// <summary>Where a repository is, as the command line or the configuration names it: <c>PLACE[#BRANCH-OR-TAG]</c>.</summary>
/// <param name="Place">A git URL without credentials, or an absolute path.</param>
/// <param name="Reference">A branch, tag or commit; null: a path's files as they stand, a URL's default branch.</param>
/// <param name="IsPath">Whether <paramref name="Place"/> is a path.</param>
public sealed partial record GitSource(string Place, string? Reference, bool IsPath)
{
    /// <summary>What the URL held in front of its host; null: nothing.</summary>
    public GitLogin? Login { get; init; }

    /// <summary>Whether git talks ssh to it.</summary>
    public bool IsSsh =>
        !IsPath && (Place.StartsWith("ssh://", StringComparison.Ordinal) || !Place.Contains("://", StringComparison.Ordinal));

    /// <summary>Whether it is asked for over http.</summary>
    public bool IsHttp => !IsPath && Place.StartsWith("http", StringComparison.Ordinal);

    /// <summary>
    /// The folder of a repository of this machine into which tags are put, not pushed: a path, or a <c>file://</c> URL of one with a
    /// working tree.
    /// </summary>
    public string? TagFolder =>
        IsPath ? Place
        : Uri.TryCreate(Place, UriKind.Absolute, out var url) && url.IsFile && Path.Exists(Path.Combine(url.LocalPath, ".git"))
            ? url.LocalPath
        : null;

    /// <summary>Reads a source.</summary>
    /// <param name="text">What was given.</param>
    /// <param name="baseFolder">What a relative path is relative to.</param>
    /// <exception cref="RepositoryException">It is empty, or has a scheme git does not know.</exception>
    public static GitSource Parse(string text, string baseFolder)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (Path.Exists(Path.Combine(baseFolder, text)) && text.Length > 0)
            return new(Path.GetFullPath(Path.Combine(baseFolder, text)), null, IsPath: true);
        var hash = text.LastIndexOf('#');
        var place = hash < 0 ? text : text[..hash];
        var reference = hash < 0 ? null : text[(hash + 1)..];
        if (place.Length == 0 || reference?.Length == 0)
            throw new RepositoryException(
                $"Reading the source '{Mask(text)}'",
                "a place or a reference is missing",
                "Write PATH, URL, or either with #BRANCH-OR-TAG."
            )
            {
                IsUsage = true,
            };
        if (place.Contains("://", StringComparison.Ordinal) && !Known().IsMatch(place))
            throw new RepositoryException(
                $"Reading the source '{Mask(text)}'",
                "git does not know the scheme",
                "Use https://, http://, ssh://, git:// or file://, or a path."
            )
            {
                IsUsage = true,
            };
        if (WithLogin().Match(place) is { Success: true } url)
            return new(url.Groups["scheme"].Value + url.Groups["rest"].Value, reference, IsPath: false)
            {
                Login = new(
                    Uri.UnescapeDataString(url.Groups["user"].Value),
                    url.Groups["password"].Success ? Uri.UnescapeDataString(url.Groups["password"].Value) : null
                ),
            };
        return Known().IsMatch(place) || ScpLike().IsMatch(place)
            ? new(place, reference, IsPath: false)
            : new(Path.GetFullPath(Path.Combine(baseFolder, place)), reference, IsPath: true);
    }

    /// <summary>The source without a password that a URL may hold.</summary>
    public override string ToString() =>
        (Login is null ? Mask(Place) : Place.Replace("://", "://***@", StringComparison.Ordinal))
        + (Reference is null ? "" : $"#{Reference}");

    /// <summary>A URL without the user and password it may hold.</summary>
    internal static string Mask(string text) => AddressText.WithoutCredentials(text);

    [GeneratedRegex(@"\A(https?|ssh|git|file)://.+\z", RegexOptions.IgnoreCase)]
    private static partial Regex Known();

    [GeneratedRegex(@"\A[A-Za-z0-9_.-]+@[A-Za-z0-9_.-]+:.+\z")]
    private static partial Regex ScpLike();

    [GeneratedRegex(@"\A(?<scheme>https?://)(?<user>[^/@:]*)(?::(?<password>[^/]*))?@(?<rest>.+)\z", RegexOptions.IgnoreCase)]
    private static partial Regex WithLogin();
}
