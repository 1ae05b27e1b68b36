namespace Nuke.Embedded;

/// <summary>
/// What a run is about. An engine knows targets only; whoever reads that one failed wants to know of what. The name stands in the last line
/// of the run and in the title of its report. The kind tells runs apart that take different times: how long a target takes is learnt for
/// each kind by itself.
/// </summary>
public static class BuildSubject
{
    /// <summary>Sets it, as soon as it is known; a later call replaces it.</summary>
    /// <param name="name">What it is about, such as <c>acme 20</c>.</param>
    /// <param name="kind">What kind of run it is, such as <c>acme, first release</c>; empty while that is not known.</param>
    public static void Set(string name, string kind = "") => RunServices.Current?.SetSubject(name, kind);
}
