namespace Nuke.Common;

/// <summary>What a piece of output means; a terminal shows it as a colour.</summary>
internal enum Tint
{
    None,
    Faint,
    Heading,
    Good,
    Warning,
    Bad,
}
