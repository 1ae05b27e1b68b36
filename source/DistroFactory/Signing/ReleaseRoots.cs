namespace DistroFactory.Signing;

/// <summary>The certificates that clients pin, PEM.</summary>
/// <param name="Current">The one that the latest release is signed below, or will be; null while no key was made yet.</param>
/// <param name="Next">The one that takes its place at the next format bump; null: none.</param>
internal sealed record ReleaseRoots(string? Current, string? Next = null);
