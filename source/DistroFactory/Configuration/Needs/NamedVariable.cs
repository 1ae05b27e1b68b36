namespace DistroFactory.Configuration.Needs;

/// <summary>An environment variable that a configuration names.</summary>
/// <param name="Name">Its name.</param>
/// <param name="IsSecret">Whether its name sounds like that of a secret; what is none does no harm in a store of secrets.</param>
/// <param name="IsFile">Whether it holds the path of a file.</param>
internal sealed record NamedVariable(string Name, bool IsSecret, bool IsFile);
