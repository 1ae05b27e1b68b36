namespace DistroFactory.Model;

/// <summary>The factory that made a release: what decides, besides a release's inputs, which bytes come out.</summary>
/// <param name="Version">Its version.</param>
/// <param name="Commit">The commit of its source; <c>none</c> or <c>unknown</c> where there is none.</param>
/// <param name="Runtime">The .NET that ran it, whose compression it uses.</param>
internal sealed record FactoryTool(string Version, string Commit, string Runtime)
{
    /// <summary>Its name, in evidence.</summary>
    public const string Name = "distro-factory";

    /// <inheritdoc/>
    public override string ToString() => $"{Name} {Version}, commit {Commit}, on {Runtime}";
}
