using DistroFactory.Configuration;
using DistroFactory.Fleet;
using DistroFactory.Testing;
using DistroFactory.UpdateStream;

namespace DistroFactory.Tests.Fleet;

public sealed class FleetTableTests
{
    private TemporaryDirectory _directory = null!;

    [SetUp]
    public void SetUp() => _directory = new();

    [TearDown]
    public void TearDown() => _directory.Dispose();

    [TestCase("a.csv", "version,machines\n10,500\n20,3\n")]
    [TestCase("a.csv", "\uFEFF# weekly\r\n10;500\r\n\r\n20;3")]
    [TestCase("a.yaml", "10: 500\n20: 3\n")]
    [TestCase("a.yml", "{ 10: 500, 20: 3 }")]
    [TestCase("a.json", "{ \"10\": 500,\n  \"20\": 3 }")]
    public void It_is_read_in_each_form(string name, string text) =>
        Assert.That(Read(name, text), Is.EquivalentTo(new Dictionary<StreamVersion, long> { [new(10)] = 500, [new(20)] = 3 }));

    [TestCase("a.csv", "10,500\n10,3\n", "a.csv:2: version 10 is there twice")]
    [TestCase("a.csv", "10,500\nlatest,3\n", "a.csv:2: 'latest' is no version")]
    [TestCase("a.csv", "10,-1\n", "a.csv:1: '-1' is no number of machines")]
    [TestCase("a.csv", "10,99999999999999999999\n", "is no number of machines")]
    [TestCase("a.csv", "10,5,7\n", "a.csv:1: it has 3 cells")]
    [TestCase("a.csv", "version,machines\n", "it names no version")]
    [TestCase("a.yaml", "- 10\n", "it does not have versions as keys")]
    [TestCase("a.yaml", "10: 5\n20: [1]\n", "a.yaml:2: what is under 20 is no number")]
    [TestCase("a.json", "{ \"10\": 5", "a.json:")]
    public void What_is_wrong_is_told_with_its_line(string name, string text, string why) =>
        Assert.That(() => Read(name, text), Throws.TypeOf<ConfigurationException>().With.Message.Contains(why));

    private IReadOnlyDictionary<StreamVersion, long> Read(string name, string text)
    {
        File.WriteAllText(_directory[name], text);
        return FleetTable.Read(_directory[name]);
    }
}
