using System.Reflection;
using DistroFactory.Targets;

namespace DistroFactory.Architecture.Tests;

/// <summary>Arrows only point down: what each part may know of the others.</summary>
public sealed class ReferenceTests
{
    private static readonly Dictionary<string, string[]> s_allowed = new()
    {
        ["DistroFactory.Foundation"] = [],
        ["DistroFactory.Packages"] = ["DistroFactory.Foundation"],
        ["DistroFactory.UpdateStream"] = ["DistroFactory.Foundation"],
        ["DistroFactory.Correctness"] = ["DistroFactory.Foundation", "DistroFactory.Packages", "DistroFactory.UpdateStream"],
        ["DistroFactory.Mixing"] = ["DistroFactory.Foundation", "DistroFactory.Packages", "DistroFactory.UpdateStream"],
        ["DistroFactory.Connections"] = ["DistroFactory.Foundation", "DistroFactory.Packages"],
        ["DistroFactory.MixerTool"] =
        [
            "DistroFactory.Foundation",
            "DistroFactory.UpdateStream",
            "DistroFactory.Connections",
            "DistroFactory.Mixing",
        ],
        ["DistroFactory"] =
        [
            "DistroFactory.Foundation",
            "DistroFactory.Packages",
            "DistroFactory.UpdateStream",
            "DistroFactory.Connections",
            "DistroFactory.Mixing",
            "DistroFactory.MixerTool",
            "DistroFactory.Correctness",
        ],
        ["DistroFactory.Targets"] =
        [
            "DistroFactory.Foundation",
            "DistroFactory.Connections",
            "DistroFactory",
            "Nuke.Embedded",
            "Nuke.Embedded.Extras",
            "Nuke.Common",
        ],
        ["Nuke.Embedded"] = ["Nuke.Embedded.Extras"],
        ["Nuke.Embedded.Extras"] = [],
        ["Nuke.Embedded.Integrations"] = ["Nuke.Embedded", "Nuke.Embedded.Extras"],
    };

    private static IEnumerable<string> Parts => s_allowed.Keys;

    [TestCaseSource(nameof(Parts))]
    public void A_part_knows_only_what_lies_below_it(string part)
    {
        var own = Load(part)
            .GetReferencedAssemblies()
            .Select(reference => reference.Name!)
            .Where(name => name.StartsWith("DistroFactory", StringComparison.Ordinal) || name.StartsWith("Nuke", StringComparison.Ordinal));

        Assert.That(own.Except(s_allowed[part]), Is.Empty, $"{part} refers to what it must not know");
    }

    [TestCaseSource(nameof(Parts))]
    public void A_part_keeps_to_its_own_namespaces(string part)
    {
        var root = part switch
        {
            "Nuke.Embedded" => "Nuke",
            "Nuke.Embedded.Extras" => "Nuke.Embedded",
            _ => part,
        };
        var strangers = Load(part)
            .GetExportedTypes()
            .Where(type => type.Namespace != root && type.Namespace?.StartsWith(root + ".", StringComparison.Ordinal) != true);

        Assert.That(strangers.Select(type => type.FullName), Is.Empty);
    }

    [Test]
    public void Only_the_targets_know_the_build_engine() =>
        Assert.That(
            Parts
                .Where(part => part != "DistroFactory.Targets" && !part.StartsWith("Nuke", StringComparison.Ordinal))
                .Where(part =>
                    Load(part).GetReferencedAssemblies().Any(reference => reference.Name!.StartsWith("Nuke", StringComparison.Ordinal))
                ),
            Is.Empty
        );

    private static Assembly Load(string part) => part == "DistroFactory.Targets" ? typeof(IRelease).Assembly : Assembly.Load(part);
}
