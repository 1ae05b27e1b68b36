using System.Diagnostics.CodeAnalysis;
using Nuke.Common;

namespace Nuke.Embedded.Tests;

/// <summary>A build that declares again what its base class kept to itself.</summary>
[SuppressMessage("CodeQuality", "IDE0051", Justification = "The engine finds it.")]
internal sealed class SpecialBuild : PlainBuild
{
    private Target Compile => _ => _.Executes(() => Trace.Add("special"));
}
