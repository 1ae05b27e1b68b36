namespace DistroFactory.Packages.Resolution;

/// <summary>What a clause says about the packages.</summary>
internal enum ReasonKind
{
    Requested,
    Requires,
    Conflicts,
    Obsoletes,
    SameName,
    Learned,
}

/// <summary>Where a clause comes from, for the text of an error.</summary>
/// <param name="Kind">What it says.</param>
/// <param name="Package">Number of the package that says it; 0 for a requested name.</param>
/// <param name="Text">The requested name or the dependency as written.</param>
internal sealed record Reason(ReasonKind Kind, int Package = 0, string Text = "");
