using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using Nuke.Common;
using Nuke.Common.IO;
using Nuke.Common.ProjectModel;
using Nuke.Common.Tooling;

#pragma warning disable CS0169, CS0649, CS8618, IDE0051, IDE0044, CA1823, CA1859 // Parameters are set from outside.

namespace Nuke.Embedded.Tests.Schema;

/// <summary>A build with parameters of every kind. What the package Nuke.Common wrote for this very file is in Approved/build.schema.json.</summary>
[SuppressMessage("Performance", "CA1852", Justification = "Builds are not sealed.")]
internal class SchemaBuild : NukeBuild, ISchemaPart
{
    [Parameter("Some text")] readonly string? text;
    [Parameter("A number.")] readonly int number;
    [Parameter] readonly int? maybeNumber;
    [Parameter] readonly long longNumber;
    [Parameter] readonly ulong unsignedLong;
    [Parameter] readonly uint unsigned;
    [Parameter] readonly short shortNumber;
    [Parameter] readonly byte smallNumber;
    [Parameter] readonly double fraction;
    [Parameter] readonly float smallFraction;
    [Parameter] readonly decimal money;
    [Parameter] readonly char letter;
    [Parameter("A switch")] readonly bool flag;
    [Parameter] readonly DateTime time;
    [Parameter] readonly DateTimeOffset timeThere;
    [Parameter] readonly DateOnly day;
    [Parameter] readonly TimeOnly hour;
    [Parameter] readonly TimeSpan duration;
    [Parameter] readonly Guid identity;
    [Parameter] readonly Uri? address;
    [Parameter] readonly Version? version;
    [Parameter] readonly object? anything;
    [Parameter("A colour")] readonly SchemaColour colour;
    [Parameter("Perhaps a colour")] readonly SchemaColour? maybeColour;
    [Parameter("Colours")] readonly SchemaColour[]? colours;
    [Parameter("A configuration")] readonly SchemaConfiguration? configuration;
    [Parameter("Configurations")] readonly IReadOnlyList<SchemaConfiguration>? configurations;
    [Parameter("Without a converter")] readonly SchemaStage? stage;
    [Parameter("Words", Separator = "+")] readonly string[]? words;
    [Parameter] readonly IEnumerable<string>? sequence;
    [Parameter] readonly List<string>? list;
    [Parameter] readonly string?[]? perhapsWords;
    [Parameter] readonly int[]? numbers;
    [Parameter] readonly int?[]? maybeNumbers;
    [Parameter] readonly AbsolutePath? path;
    [Parameter] readonly AbsolutePath[]? paths;
    [Parameter("A secret"), Secret] readonly string? token;
    [Parameter("Secrets"), Secret] readonly string[]? tokens;
    [Parameter("A place", ValueProviderMember = nameof(Places))] readonly string? place;
    [Parameter("Places", ValueProviderMember = nameof(Places))] readonly string[]? places;
    [Parameter("Not in the help", List = false)] readonly string? unlisted;
    [Parameter(Name = "Another-Name")] readonly string? named;
    [Parameter, Required] readonly string must;
    [Solution] readonly Solution? solution;

    public Target Zeal => _ => _;

    Target Build => _ => _.Unlisted();

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
