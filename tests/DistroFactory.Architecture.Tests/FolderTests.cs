using DistroFactory.Testing;

namespace DistroFactory.Architecture.Tests;

/// <summary>
/// Within a project arrows between folders only point down: no two folders need each other, neither directly nor by way of others.
/// </summary>
public sealed class FolderTests
{
    // Projects whose folders are in order.
    private static readonly string[] s_projects =
    [
        "DistroFactory",
        "DistroFactory.Connections",
        "DistroFactory.Correctness",
        "DistroFactory.Foundation",
        "DistroFactory.Mixing",
        "DistroFactory.MixerTool",
        "DistroFactory.Packages",
        "DistroFactory.Targets",
        "DistroFactory.UpdateStream",
        "Nuke.Embedded",
        "Nuke.Embedded.Extras",
        "Nuke.Embedded.Integrations",
        "Nuke.Embedded.Tool",
    ];

    [TestCaseSource(nameof(s_projects))]
    public void No_two_folders_need_each_other(string project)
    {
        var graph = FolderGraph.Read(Path.Combine(Shared.Repository, "source", project));

        Assert.That(graph.Circles().SelectMany(circle => Describe(graph, circle)), Is.Empty);
    }

    [Test]
    public void The_API_of_the_engine_names_nothing_of_its_inside_and_what_both_need_names_neither()
    {
        string[] layers = ["Foundation", "Api", "Engine"];
        var graph = FolderGraph.Read(Path.Combine(Shared.Repository, "source", "Nuke.Embedded"));
        int Layer(string folder) => Array.IndexOf(layers, folder.Split('/')[1]);

        Assert.That(graph.Folders.Select(Layer).Distinct(), Is.EquivalentTo(new[] { 0, 1, 2 }));
        Assert.That(
            from folder in graph.Folders
            from other in graph.Folders
            where Layer(folder) < Layer(other)
            from reason in graph.Reasons(folder, other)
            select $"{folder} -> {other}: {reason}",
            Is.Empty
        );
    }

    [Test]
    public void A_circle_is_found_by_way_of_a_third_folder_and_told_with_types_and_files()
    {
        using var directory = new TemporaryDirectory();
        Write(directory, "Kitchen/Cook.cs", "namespace House.Kitchen; class Cook { Cellar.Wine? _wine; }");
        Write(
            directory,
            "Cellar/Wine.cs",
            "namespace House.Cellar; class Wine { public string Name() => Garden.Vines.Grown().ToString(); }"
        );
        Write(
            directory,
            "Garden/Vines.cs",
            "namespace House.Garden; static class Vines { public static object Grown() => new Kitchen.Cook(); }"
        );
        Write(directory, "Attic/Guest.cs", "namespace House.Attic; class Guest { object Ask(Kitchen.Cook cook) => cook; }");

        var graph = FolderGraph.Read(directory["House"]);

        Assert.That(graph.Circles().Single(), Is.EqualTo(new[] { "House/Cellar", "House/Garden", "House/Kitchen" }));
        Assert.That(Describe(graph, graph.Circles().Single()), Does.Contain("House/Garden -> House/Kitchen: Cook in Vines.cs"));
    }

    [Test]
    public void Arrows_that_only_point_down_make_no_circle()
    {
        using var directory = new TemporaryDirectory();
        Write(directory, "Cellar/Wine.cs", "namespace House.Cellar; class Wine;");
        Write(
            directory,
            "Kitchen/Cook.cs",
            "namespace House.Kitchen; class Cook { /* for a Guest */ object Pour() => new Cellar.Wine(); }"
        );
        Write(directory, "Attic/Guest.cs", "namespace House.Attic; class Guest { Kitchen.Cook? _cook; Cellar.Wine? _wine; }");

        var graph = FolderGraph.Read(directory["House"]);

        Assert.That(graph.Circles(), Is.Empty);
        Assert.That(graph.Reasons("House/Attic", "House/Cellar"), Is.EqualTo(new[] { "Wine in Guest.cs" }));
    }

    private static IEnumerable<string> Describe(FolderGraph graph, IReadOnlyList<string> circle) =>
        from folder in circle
        from other in circle
        let reasons = graph.Reasons(folder, other).ToList()
        where reasons.Count > 0
        select $"{folder} -> {other}: {string.Join(", ", reasons)}";

    private static void Write(TemporaryDirectory directory, string file, string text)
    {
        var path = Path.Combine(directory["House"], file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }
}
