namespace DistroFactory.Configuration.Shell;

/// <summary>A documented variable of <c>config.sh</c>.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Key">The key of <c>distro.yaml</c> that it becomes; empty when it becomes none.</param>
/// <param name="Default">Its value before the script runs, unless the environment has one; null: none.</param>
internal sealed record ShellVariable(string Name, string Key, string? Default = null)
{
    /// <summary>Whether an empty value is one; else it counts as not set.</summary>
    public bool MayBeEmpty { get; init; }
}
