using System.Text.Json;
using Nuke.Common;
using Assert = NUnit.Framework.Assert;

namespace Nuke.Embedded.Tests.Schema;

/// <summary>.nuke/build.schema.json is the file that the package Nuke.Common writes, byte for byte.</summary>
public sealed class SchemaTests : IDisposable
{
    private readonly Stage _stage = new();

    public void Dispose() => _stage.Dispose();

    [Test]
    public void Parameters_of_every_kind_are_described_as_NUKE_describes_them() =>
        Approval.Compare("build.schema.json", SchemaOf(new SchemaBuild()));

    [Test]
    public void A_build_without_parameters_has_those_of_every_build()
    {
        using var schema = JsonDocument.Parse(SchemaOf(new BareBuild()));
        Assert.That(schema.RootElement.GetProperty("allOf")[0].EnumerateObject(), Is.Empty);
        Assert.That(
            schema
                .RootElement.GetProperty("definitions")
                .GetProperty("NukeBuild")
                .GetProperty("properties")
                .EnumerateObject()
                .Select(property => property.Name),
            Does.Contain("Target").And.Contain("Skip").And.Contain("Verbosity")
        );
    }

    [Test]
    public void It_is_left_alone_while_it_is_current()
    {
        SchemaOf(new SchemaBuild());
        var file = Path.Combine(_stage.Root, ".nuke", "build.schema.json");
        File.SetLastWriteTimeUtc(file, DateTime.UnixEpoch);
        SchemaOf(new SchemaBuild());
        Assert.That(File.GetLastWriteTimeUtc(file), Is.EqualTo(DateTime.UnixEpoch));
    }

    private string SchemaOf<T>(T build)
        where T : NukeBuild
    {
        Assert.That(_stage.Run(build, "--plan").ExitCode, Is.Zero);
        return File.ReadAllText(Path.Combine(_stage.Root, ".nuke", "build.schema.json"));
    }

    private sealed class BareBuild : NukeBuild;
}
