using LibGit2Sharp;

namespace DistroFactory.Tools;

/// <summary>Of which source the factory runs.</summary>
internal static class FactoryCommit
{
    /// <summary>The commit of the folder; <c>none</c> where it is in no repository, <c>unknown</c> where that cannot be read.</summary>
    /// <param name="folder">The root of the build; null: nobody said.</param>
    public static string Describe(string? folder)
    {
        try
        {
            if (folder is null || Repository.Discover(folder) is not { } found)
                return "none";
            using var repository = new Repository(found);
            return repository.Head.Tip is { } commit
                ? $"{commit.Sha}{(repository.RetrieveStatus().IsDirty ? ", and changes that are not committed" : "")}"
                : "none";
        }
        catch (LibGit2SharpException)
        {
            // Such as a repository of another user, which the library refuses to read.
            return "unknown";
        }
    }
}
