using System.Diagnostics.CodeAnalysis;
using Nuke.Common;
using Nuke.Common.IO;
using Nuke.Common.Tooling;
using Serilog;

namespace Nuke.Embedded.Tests;

/// <summary>A build with a parameter of every kind.</summary>
[SuppressMessage("Style", "IDE0044", Justification = "Parameters are set from outside.")]
internal sealed class KindsBuild : NukeBuild, IMirror
{
    [Parameter("A colour")]
    private readonly Colour colour = Colour.Red;

    [Parameter("Several colours")]
    private readonly Colour[] colours = [];

    [Parameter("How fast")]
    private readonly Speed? speed = null;

    [Parameter("One of the known places", ValueProviderMember = nameof(Places))]
    private readonly string? place = null;

    [Parameter("A number")]
    private readonly double ratio = 0.5;

    [Parameter("Not in the help", List = false)]
    private readonly int? hiddenNumber = null;

    [Parameter("A file or directory")]
    private readonly AbsolutePath? output = null;

    [Parameter("A list of numbers", Separator = ",")]
    private readonly IReadOnlyList<int> numbers = [];

    [Parameter("Whether to hurry")]
    private bool Hurry { get; set; }

    [Parameter("Kept by the build itself"), Secret]
    private readonly string builtInKey = "k33p-me";

    [Parameter("A property"), Required]
    private string Name { get; set; } = "someone";

    public IEnumerable<string> Places => ["north", "south"];

    public string Values =>
        string.Join(
            ' ',
            colour,
            string.Join('+', colours),
            speed?.ToString() ?? "-",
            place ?? "-",
            ratio,
            hiddenNumber?.ToString() ?? "-",
            output?.Name ?? "-",
            string.Join('+', numbers),
            Hurry,
            Name
        );

    public Target Show => _ => _.Executes(() => Log.Information("{Values} {Key}", Values, builtInKey));

    internal enum Colour
    {
        Red,
        DarkGreen,
    }

    internal sealed class Speed : Enumeration
    {
        public static readonly Speed Slow = new() { Value = "slow" };
        public static readonly Speed Fast = new() { Value = "fast" };
    }
}
