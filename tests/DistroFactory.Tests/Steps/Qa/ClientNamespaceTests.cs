using DistroFactory.Steps.Qa.Checks;
using DistroFactory.Testing;

namespace DistroFactory.Tests.Steps.Qa;

/// <summary>What runs in the place of the client can write in one folder alone, and reaches no network.</summary>
public sealed class ClientNamespaceTests
{
    private TemporaryDirectory _directory = null!;
    private ClientNamespace _place = null!;

    [SetUp]
    public async Task SetUp()
    {
        _directory = new();
        _place = new(Directory.CreateDirectory(_directory["own"]).FullName, _directory["log"], TimeSpan.FromMinutes(1));
        if (await _place.RefuseAsync(CancellationToken.None) is { } refusal)
            Assert.Ignore($"skipped: {refusal}");
    }

    [TearDown]
    public void TearDown() => _directory.Dispose();

    [TestCase("own/inside", true)]
    [TestCase("outside", false)]
    public async Task It_writes_in_its_folder_alone(string file, bool isWritten)
    {
        var outcome = await _place.RunAsync(["touch", _directory[file]], CancellationToken.None);
        Assert.That(outcome.ExitCode == 0, Is.EqualTo(isWritten));
        Assert.That(File.Exists(_directory[file]), Is.EqualTo(isWritten));
    }

    [TestCase("/etc")]
    [TestCase("/usr")]
    [TestCase("/var/lib")]
    public async Task The_machine_is_read_only(string folder)
    {
        var outcome = await _place.RunAsync(["test", "-w", folder], CancellationToken.None);
        Assert.That(outcome.ExitCode, Is.EqualTo(1));
    }

    [Test]
    public async Task It_has_no_network_but_a_loopback_that_is_down()
    {
        var outcome = await _place.RunAsync(["cat", "/proc/net/dev"], CancellationToken.None);
        Assert.That(outcome.Tail.Where(line => line.Contains(':')).Select(line => line.Split(':')[0].Trim()), Is.EqualTo(new[] { "lo" }));
    }
}
