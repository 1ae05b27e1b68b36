using Nuke.Common;

namespace Nuke.Embedded.Tests;

/// <summary>A component with a parameter and nothing else.</summary>
internal interface IHazSource : INukeBuild
{
    [Parameter("Where the sources are")]
    string? Source => TryGetValue(() => Source);

    [Parameter("How many at once")]
    int? Jobs => TryGetValue<int?>(() => Jobs!);
}
