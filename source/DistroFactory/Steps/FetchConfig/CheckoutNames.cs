using DistroFactory.Connections.Git;
using DistroFactory.Foundation;

namespace DistroFactory.Steps.FetchConfig;

/// <summary>
/// The checkouts of a run by what errors call them: the repository and its commit. There a mistake is mended, not in the folder of the
/// checkout, which the next run empties, and which may be gone before anybody reads the error.
/// </summary>
internal sealed class CheckoutNames
{
    private readonly List<(string Folder, string Name)> _names = [];

    /// <summary>Notes a checkout. A repository that is used where it is has none.</summary>
    /// <param name="checkout">Where it was checked out, an absolute path.</param>
    /// <param name="source">The repository; its folder may lie below <paramref name="checkout"/>.</param>
    public void Add(string checkout, FetchedRepository source)
    {
        if (source.Commit is null || !FolderPath.IsWithin(source.Folder, checkout))
            return;
        _names.Add((source.Folder, $"{source.Source} at commit {source.Commit[..12]}"));
        if (source.Folder != checkout)
            _names.Add((checkout, $"{source.GitSource} at commit {source.Commit[..12]}"));
    }

    /// <summary>
    /// The error in words of repositories, where it speaks of a checkout that is gone or tells a mistake in one; else as it is.
    /// </summary>
    public FactoryException Apply(FactoryException error)
    {
        var names = _names.Where(name => error.ExitCode == FactoryExitCode.Usage || !Directory.Exists(name.Folder)).ToArray();
        return names.Any(name => error.Message.Contains(name.Folder, StringComparison.Ordinal))
            ? new CheckoutException(error, text => names.Aggregate(text, Replace))
            : error;
    }

    private static string Replace(string text, (string Folder, string Name) name) =>
        text.Replace(name.Folder + '/', name.Name + ", ", StringComparison.Ordinal)
            .Replace(name.Folder, name.Name, StringComparison.Ordinal);
}

/// <summary>An error that names files of a checkout by the repository and the commit.</summary>
/// <param name="error">The error as it came.</param>
/// <param name="reword">Makes its words of those that it came with.</param>
internal sealed class CheckoutException(FactoryException error, Func<string, string> reword)
    : FactoryException(reword(error.What), reword(error.Why), error.Advice is null ? null : reword(error.Advice), error)
{
    /// <inheritdoc/>
    public override FactoryExitCode ExitCode => error.ExitCode;
}
