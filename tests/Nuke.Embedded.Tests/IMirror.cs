using Nuke.Common;

namespace Nuke.Embedded.Tests;

/// <summary>A component whose parameters have a prefix.</summary>
[ParameterPrefix("Mirror")]
internal interface IMirror : INukeBuild
{
    [Parameter("Address of the mirror")]
    string? Url => TryGetValue(() => Url);

    [Parameter("Password of the mirror"), Secret]
    string? Password => TryGetValue(() => Password);

    Target Mirror => _ => _.Requires(() => Url).Executes(() => Serilog.Log.Information("to {Url} with {Password}", Url, Password));
}
