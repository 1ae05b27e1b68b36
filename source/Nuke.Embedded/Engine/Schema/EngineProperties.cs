using System.Text.Json;

namespace Nuke.Embedded.Engine.Schema;

/// <summary>What the schema says of the parameters that every build has: the same text in every schema.</summary>
internal static class EngineProperties
{
    private static readonly (string Name, string? Type, string Description, string? Reference)[] s_all =
    [
        ("Continue", "boolean", "Indicates to continue a previously failed build attempt", null),
        ("Help", "boolean", "Shows the help text for this build assembly", null),
        ("Host", null, "Host for execution. Default is 'automatic'", "Host"),
        ("NoLogo", "boolean", "Disables displaying the NUKE logo", null),
        ("Partition", "string", "Partition to use on CI", null),
        ("Plan", "boolean", "Shows the execution plan (HTML)", null),
        ("Profile", "array", "Defines the profiles to load", null),
        ("Root", "string", "Root directory during build execution", null),
        ("Skip", "array", "List of targets to be skipped. Empty list skips all dependencies", "ExecutableTarget"),
        ("Target", "array", "List of targets to be invoked. Default is '{default_target}'", "ExecutableTarget"),
        ("Verbosity", null, "Logging verbosity during build execution. Default is 'Normal'", "Verbosity"),
    ];

    /// <summary>The hosts that the package Nuke.Common knows; this engine takes those it does not know for a terminal.</summary>
    public static readonly string[] Hosts =
    [
        "AppVeyor",
        "AzurePipelines",
        "Bamboo",
        "Bitbucket",
        "Bitrise",
        "GitHubActions",
        "GitLab",
        "Jenkins",
        "Rider",
        "SpaceAutomation",
        "TeamCity",
        "Terminal",
        "TravisCI",
        "VisualStudio",
        "VSCode",
    ];

    public static void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject("NukeBuild");
        json.WriteStartObject("properties");
        foreach (var (name, type, description, reference) in s_all)
        {
            json.WriteStartObject(name);
            if (type is not null)
                json.WriteString("type", type);
            json.WriteString("description", description);
            if (type == "array")
                json.WriteStartObject("items");
            if (reference is not null)
                json.WriteString("$ref", $"#/definitions/{reference}");
            else if (type == "array")
                json.WriteString("type", "string");
            if (type == "array")
                json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }
}
