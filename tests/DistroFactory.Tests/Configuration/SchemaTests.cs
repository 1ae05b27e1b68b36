using DistroFactory.Configuration.Keys;
using DistroFactory.Foundation;
using DistroFactory.Testing;
using NJsonSchema;
using YamlDotNet.Serialization;

namespace DistroFactory.Tests.Configuration;

[TestFixture]
public sealed class SchemaTests
{
    private const string Refresh = "REFRESH=1 dotnet test tests/DistroFactory.Tests --filter SchemaTests";

    private static string SchemaPath => Path.Combine(Shared.Repository, "docs", "distro.schema.json");

    [Test]
    public void The_schema_in_the_documentation_is_current()
    {
        if (Environment.GetEnvironmentVariable("REFRESH") == "1")
            AtomicFile.WriteAllText(SchemaPath, SchemaWriter.Write());
        Assert.That(
            File.ReadAllText(SchemaPath),
            Is.EqualTo(SchemaWriter.Write()),
            $"docs/distro.schema.json is out of date; refresh it: {Refresh}"
        );
    }

    [Test]
    public void The_documentation_names_every_key()
    {
        var text = File.ReadAllText(Path.Combine(Shared.Repository, "docs", "configuration.md"));
        Assert.That(
            DistroKeys.Root.Keys.Select(key => key.Name).Where(name => !text.Contains($"`{name}", StringComparison.Ordinal)),
            Is.Empty
        );
    }

    [TestCase("acme")]
    [TestCase("acme-next")]
    public async Task The_samples_satisfy_it(string sample) =>
        Assert.That(await Errors(await File.ReadAllTextAsync(Path.Combine(Shared.Repository, "samples", sample, "distro.yaml"))), Is.Empty);

    [Test]
    public async Task A_configuration_with_every_key_satisfies_it() =>
        Assert.That(await Errors(await File.ReadAllTextAsync(Reference.Configuration)), Is.Empty);

    [TestCase("nam: acme")]
    [TestCase("name: Acme Linux")]
    [TestCase("format: none")]
    [TestCase("content: [{ folder: a, repository: b }]")]
    [TestCase("bundles: { folder: a, repository: b }")]
    [TestCase("mix: { engine: quick }")]
    public async Task What_validation_refuses_it_refuses_too(string wrong)
    {
        var sound = ConfigFolder.Least.Split('\n').Where(line => !line.StartsWith(wrong.Split(':')[0] + ":", StringComparison.Ordinal));
        if (wrong.StartsWith("content", StringComparison.Ordinal))
            sound = sound.Where(line => !line.StartsWith("  -", StringComparison.Ordinal));
        Assert.That(await Errors(string.Join('\n', sound) + "\n" + wrong + "\n"), Is.Not.Empty);
    }

    private static async Task<IEnumerable<string>> Errors(string yaml)
    {
        var document = new DeserializerBuilder().WithAttemptingUnquotedStringTypeDeserialization().Build().Deserialize(yaml);
        var json = new SerializerBuilder().JsonCompatible().Build().Serialize(document!);
        var schema = await JsonSchema.FromFileAsync(SchemaPath);
        return schema.Validate(json).Select(error => error.ToString());
    }
}
