using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using Nuke.Common;
using Nuke.Common.IO;
using Nuke.Common.ProjectModel;
using Nuke.Common.Tooling;

#pragma warning disable CS0169, CS0649, CS8618, IDE0051, IDE0044, CA1823, CA1859 // Parameters are set from outside.

namespace Nuke.Embedded.Tests.Schema;

/// <summary>
/// A build with parameters of every kind. What the package Nuke.Common wrote for this very file is in Approved/build.schema.json.
/// </summary>
[SuppressMessage("Performance", "CA1852", Justification = "Builds are not sealed.")]
internal class SchemaBuild : NukeBuild, ISchemaPart
{
    [Parameter("Some text")]
    private readonly string? text;

    [Parameter("A number.")]
    private readonly int number;

    [Parameter]
    private readonly int? maybeNumber;

    [Parameter]
    private readonly long longNumber;

    [Parameter]
    private readonly ulong unsignedLong;

    [Parameter]
    private readonly uint unsigned;

    [Parameter]
    private readonly short shortNumber;

    [Parameter]
    private readonly byte smallNumber;

    [Parameter]
    private readonly double fraction;

    [Parameter]
    private readonly float smallFraction;

    [Parameter]
    private readonly decimal money;

    [Parameter]
    private readonly char letter;

    [Parameter("A switch")]
    private readonly bool flag;

    [Parameter]
    private readonly DateTime time;

    [Parameter]
    private readonly DateTimeOffset timeThere;

    [Parameter]
    private readonly DateOnly day;

    [Parameter]
    private readonly TimeOnly hour;

    [Parameter]
    private readonly TimeSpan duration;

    [Parameter]
    private readonly Guid identity;

    [Parameter]
    private readonly Uri? address;

    [Parameter]
    private readonly Version? version;

    [Parameter]
    private readonly object? anything;

    [Parameter("A colour")]
    private readonly SchemaColour colour;

    [Parameter("Perhaps a colour")]
    private readonly SchemaColour? maybeColour;

    [Parameter("Colours")]
    private readonly SchemaColour[]? colours;

    [Parameter("A configuration")]
    private readonly SchemaConfiguration? configuration;

    [Parameter("Configurations")]
    private readonly IReadOnlyList<SchemaConfiguration>? configurations;

    [Parameter("Without a converter")]
    private readonly SchemaStage? stage;

    [Parameter("Words", Separator = "+")]
    private readonly string[]? words;

    [Parameter]
    private readonly IEnumerable<string>? sequence;

    [Parameter]
    private readonly List<string>? list;

    [Parameter]
    private readonly string?[]? perhapsWords;

    [Parameter]
    private readonly int[]? numbers;

    [Parameter]
    private readonly int?[]? maybeNumbers;

    [Parameter]
    private readonly AbsolutePath? path;

    [Parameter]
    private readonly AbsolutePath[]? paths;

    [Parameter("A secret"), Secret]
    private readonly string? token;

    [Parameter("Secrets"), Secret]
    private readonly string[]? tokens;

    [Parameter("A place", ValueProviderMember = nameof(Places))]
    private readonly string? place;

    [Parameter("Places", ValueProviderMember = nameof(Places))]
    private readonly string[]? places;

    [Parameter("Not in the help", List = false)]
    private readonly string? unlisted;

    [Parameter(Name = "Another-Name")]
    private readonly string? named;

    [Parameter, Required]
    private readonly string must;

    [Solution]
    private readonly Solution? solution;

    public Target Zeal => _ => _;

    private Target Build => _ => _.Unlisted();

    Target ISchemaPart.InPart => _ => _;

    private IEnumerable<string> Places => ["south", "north"];
}

/// <summary>A component with parameters.</summary>
[ParameterPrefix("Part")]
internal interface ISchemaPart : INukeBuild
{
    [Parameter("With \"quotes\", a \\, ä, 🙂, <, & and '.")]
    string? Text => TryGetValue(() => Text!);

    [Parameter]
    bool? Maybe => TryGetValue<bool?>(() => Maybe!);

    Target InPart => _ => _;
}

/// <summary>An enum.</summary>
internal enum SchemaColour
{
    Red,
    Green,
    DarkBlue,
}

/// <summary>An enumeration as <c>:setup</c> writes it.</summary>
[TypeConverter(typeof(TypeConverter<SchemaConfiguration>))]
public class SchemaConfiguration : Enumeration
{
    /// <summary>For developers.</summary>
    public static readonly SchemaConfiguration Release = new() { Value = nameof(Release) };

    /// <summary>For users.</summary>
    public static readonly SchemaConfiguration Debug = new() { Value = nameof(Debug) };
}

/// <summary>An enumeration without a converter.</summary>
public class SchemaStage : Enumeration
{
    /// <summary>The first.</summary>
    public static readonly SchemaStage Second = new() { Value = "2nd" };
}
