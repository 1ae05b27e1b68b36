namespace DistroFactory.EndToEnd.Tests;

/// <summary>Places that get in each other's way are refused before anything is written or removed.</summary>
public sealed class PlaceTests
{
    private Factory _factory = null!;

    [SetUp]
    public void SetUp() => _factory = new();

    [TearDown]
    public void TearDown() => _factory.Dispose();

    [TestCase("publish: [ { folder: ../stage/www } ]")]
    [TestCase("publish: [ { folder: .. } ]")]
    [TestCase("publish: [ { folder: ../stage } ]")]
    [TestCase("work: { folder: ../stage }")]
    public async Task What_is_written_to_one_place_is_not_content_of_another(string line)
    {
        File.AppendAllText(Path.Combine(_factory.Config, "distro.yaml"), $"\nstage: {{ folder: ../stage }}\n{line}\n");
        await Refused(_factory.Config, "lie in each other");
        Assert.That(Path.Combine(_factory.Root, "..", "stage"), Does.Not.Exist);
    }

    [Test]
    public async Task A_config_folder_in_the_work_area_is_not_emptied_with_it()
    {
        var config = Path.Combine(_factory.Root, "acme", "work", "config-of-mine");
        Directory.CreateDirectory(Path.GetDirectoryName(config)!);
        Directory.Move(_factory.Config, config);
        await Refused(config, "which every run empties");
        Assert.That(Path.Combine(config, "distro.yaml"), Does.Exist);
    }

    [Test]
    public async Task A_namespace_does_not_lead_out_of_the_factory_directory()
    {
        await Refused(_factory.Config, "it is no name", "--namespace", "../elsewhere");
        Assert.That(Path.Combine(_factory.Root, "..", "elsewhere"), Does.Not.Exist);
    }

    private async Task Refused(string config, string why, params string[] options)
    {
        var outcome = await _factory.RunAsync("Release", config, options);
        Assert.That(outcome.ExitCode, Is.EqualTo(64), outcome.Output);
        Assert.That(outcome.Output, Does.Contain(why));
    }
}
