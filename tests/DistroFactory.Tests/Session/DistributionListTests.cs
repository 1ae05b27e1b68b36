using DistroFactory.Configuration;
using DistroFactory.Distributions;
using DistroFactory.Testing;

namespace DistroFactory.Tests.Session;

public sealed class DistributionListTests
{
    private TemporaryDirectory _directory = null!;

    [SetUp]
    public void SetUp()
    {
        _directory = new();
        foreach (var folder in new[] { "acme", "edge", "notes", "bare.git/objects" })
            Directory.CreateDirectory(_directory[folder]);
        File.WriteAllText(_directory["acme/distro.yaml"], "");
        File.WriteAllText(_directory["edge/config.sh"], "");
        File.WriteAllText(_directory["bare.git/HEAD"], "");
    }

    [TearDown]
    public void TearDown() => _directory.Dispose();

    [Test]
    public void A_folder_has_those_whose_folders_have_a_configuration() =>
        Assert.That(
            DistributionList.Find(_directory.Path, null, null),
            Is.EqualTo(
                new Distribution[] { new("acme", _directory["acme"]), new("bare", _directory["bare.git"]), new("edge", _directory["edge"]) }
            )
        );

    [Test]
    public void Those_that_are_named_are_looked_for_where_their_names_lead()
    {
        Assert.That(
            DistributionList.Find(_directory.Path, null, "edge, gone"),
            Is.EqualTo(new Distribution[] { new("edge", _directory["edge"]), new("gone", _directory.Path) }),
            "its own run says that it is not there"
        );
        Assert.That(
            DistributionList.Find("https://git.acme.example/all.git#main", null, "acme,edge").Select(each => each.Config),
            Is.All.EqualTo("https://git.acme.example/all.git#main")
        );
        Assert.That(
            DistributionList.Find(null, "https://git.acme.example/config-", "acme,edge").Select(each => each.Config),
            Is.EqualTo(new[] { "https://git.acme.example/config-acme", "https://git.acme.example/config-edge" })
        );
    }

    [TestCase(null, null, null, "none is named")]
    [TestCase(null, null, "acme", "nobody says where their configurations are")]
    [TestCase("https://git.acme.example/all.git", null, null, "none is named")]
    [TestCase("acme", null, null, "is the configuration of one distribution")]
    [TestCase("notes", null, null, "no folder in")]
    [TestCase("", null, "acme,edge,acme", "acme is named twice")]
    public void What_cannot_be_found_is_told(string? folder, string? host, string? names, string why) =>
        Assert.That(
            () => DistributionList.Find(folder?.Contains(':') == false ? _directory[folder] : folder, host, names),
            Throws.TypeOf<ConfigurationException>().With.Message.Contains(why)
        );

    [TestCase(new[] { 0, 0 }, 0)]
    [TestCase(new[] { 0, 1 }, 1)]
    [TestCase(new[] { 75, 1, 0 }, 75)]
    [TestCase(new[] { 75, 64 }, 64)]
    [TestCase(new[] { 64, 2, 75 }, 2)]
    [TestCase(new[] { 2, 143 }, 143)]
    [TestCase(new[] { 0, 134 }, 2)]
    public void The_worst_exit_code_counts(int[] codes, int worst) =>
        Assert.That(DistributionSummary.Worst(codes.Select(code => new DistributionRun("a", code, TimeSpan.Zero, ""))), Is.EqualTo(worst));
}
