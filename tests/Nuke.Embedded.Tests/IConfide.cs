using Nuke.Common;

namespace Nuke.Embedded.Tests;

/// <summary>A component with a secret.</summary>
internal interface IConfide : INukeBuild
{
    [Parameter("Another token"), Secret]
    string? Other => TryGetValue(() => Other);
}
