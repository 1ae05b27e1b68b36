using System.Text.Json;
using DistroFactory.Configuration;
using DistroFactory.Packages;
using DistroFactory.Quality;
using DistroFactory.Testing;

namespace DistroFactory.Tests.Quality;

public sealed class OsvTests
{
    private TemporaryDirectory _directory = null!;

    [SetUp]
    public void SetUp() => _directory = new();

    [TearDown]
    public void TearDown() => _directory.Dispose();

    [TestCase("2.9-1", true)]
    [TestCase("3.0-1", true)]
    [TestCase("3.0-2", false)]
    [TestCase("3.0-10", false)]
    [TestCase("3.1-1", false)]
    [TestCase("4.0-1", true)]
    [TestCase("4.2-9", true)]
    [TestCase("4.3-1", false)]
    [TestCase("1:2.0-1", false)]
    [TestCase("7.7-7", true)]
    [TestCase("4.0~rc1-1", false)]
    public void Ranges_are_compared_as_rpm_compares(string version, bool isAffected)
    {
        Write("""{ "introduced": "0" }, { "fixed": "3.0-2" }, { "introduced": "4.0" }, { "last_affected": "4.2" }""", """["7.7-7"]""");
        var affected = Read().Single().Affected.Single();
        Assert.That(affected.Affects(Evr.Parse(version)), Is.EqualTo(isAffected));
    }

    [Test]
    public void What_mends_it_is_told()
    {
        Write("""{ "introduced": "0" }, { "fixed": "3.0-2" }, { "introduced": "4.0" }, { "fixed": "4.2-1" }""");
        var affected = Read().Single().Affected.Single();
        Assert.That(affected.Fix(Evr.Parse("2.0-1")), Is.EqualTo("fixed in 3.0-2"));
        Assert.That(affected.Fix(Evr.Parse("4.1-1")), Is.EqualTo("fixed in 4.2-1"));
        Assert.That(affected.Fix(Evr.Parse("5-1")), Is.EqualTo("no fix is known"));
    }

    [TestCase("Acme:1", "Acme:1", true)]
    [TestCase("Acme:1", "Acme", true)]
    [TestCase("Acme:2", "Acme:1", false)]
    [TestCase("Acmeware:1", "Acme", false)]
    [TestCase("Acme", "Acme:1", false)]
    public void Only_the_ecosystems_that_are_named_count(string ecosystem, string wanted, bool counts)
    {
        Write("""{ "introduced": "0" }""", ecosystem: ecosystem);
        Assert.That(Read(wanted), Has.Count.EqualTo(counts ? 1 : 0));
    }

    // Scores by the calculator of FIRST.
    [TestCase("CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H", 9.8)]
    [TestCase("CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:C/C:H/I:H/A:H", 10.0)]
    [TestCase("CVSS:3.0/AV:L/AC:L/PR:L/UI:N/S:U/C:H/I:H/A:H", 7.8)]
    [TestCase("CVSS:3.1/AV:N/AC:L/PR:N/UI:R/S:C/C:L/I:L/A:N", 6.1)]
    [TestCase("CVSS:3.1/AV:P/AC:H/PR:H/UI:R/S:U/C:N/I:N/A:L", 1.6)]
    [TestCase("CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:N/A:N", 0.0)]
    public void Scores_are_those_of_the_specification(string vector, double score) => Assert.That(CvssScore.Of(vector), Is.EqualTo(score));

    [TestCase("CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N")]
    [TestCase("CVSS:3.1/AV:N")]
    [TestCase("CVSS:3.1/AV:N/AV:N")]
    [TestCase("9.8")]
    [TestCase("")]
    public void What_is_no_vector_has_no_score(string vector) => Assert.That(CvssScore.Of(vector), Is.Null);

    [TestCase("""{ "type": "CVSS_V3", "score": "CVSS:3.1/AV:L/AC:L/PR:L/UI:N/S:U/C:H/I:H/A:H" }""", "LOW", VulnerabilitySeverity.High)]
    [TestCase("", "moderate", VulnerabilitySeverity.Medium)]
    [TestCase("", "Important", VulnerabilitySeverity.High)]
    [TestCase("""{ "type": "CVSS_V4", "score": "CVSS:4.0/AV:N" }""", "?", null)]
    public void The_worst_that_anybody_says_counts(string score, string word, object? severity)
    {
        Write("""{ "introduced": "0" }""", more: $$""", "severity": [{{score}}], "database_specific": { "severity": "{{word}}" }""");
        Assert.That(Read().Single().Severity, Is.EqualTo(severity));
    }

    [Test]
    public void Records_lie_in_a_list_under_vulns_and_in_folders_and_withdrawn_ones_do_not_count()
    {
        var record = Record("""{ "introduced": "0" }""");
        Directory.CreateDirectory(_directory["db/deep"]);
        File.WriteAllText(_directory["db/list.json"], $"[{record}, {Record("{}", more: ", \"withdrawn\": \"2026-01-01T00:00:00Z\"")}]");
        File.WriteAllText(_directory["db/deep/answer.json"], $$"""{ "vulns": [{{record}}] }""");
        File.WriteAllText(_directory["db/README"], "no JSON");
        File.CreateSymbolicLink(_directory["db/link.json"], "/etc/passwd");
        var reader = new OsvReader(["Acme"], new HashSet<string> { "shell" });
        Assert.That(reader.Read(_directory["db"], CancellationToken.None), Has.Count.EqualTo(2));
        Assert.That(reader.Count, Is.EqualTo(3));
    }

    [TestCase("{}", "without an id")]
    [TestCase("{ \"id\": 7 }", "without an id")]
    [TestCase("[]", "no record")]
    [TestCase("not JSON", "a.json")]
    [TestCase(
        """{ "id": "A", "affected": [{ "package": { "name": "shell", "ecosystem": "Acme" }, "ranges": [{ "events": [7] }] }] }""",
        "events of A"
    )]
    public void What_is_not_in_the_format_is_refused(string text, string why)
    {
        File.WriteAllText(_directory["a.json"], text);
        Assert.That(Assert.Throws<ResultException>(() => Read())!.Message, Does.Contain("a.json").And.Contain(why));
    }

    [Test]
    public void JSON_that_is_nested_without_end_is_refused()
    {
        File.WriteAllText(_directory["a.json"], new string('[', 100_000));
        Assert.Throws<ResultException>(() => Read());
    }

    private IReadOnlyList<OsvRecord> Read(string ecosystem = "Acme") =>
        new OsvReader([ecosystem], new HashSet<string> { "shell" }).Read(_directory["a.json"], CancellationToken.None);

    private void Write(string events, string versions = "[]", string ecosystem = "Acme", string more = "") =>
        File.WriteAllText(_directory["a.json"], Record(events, versions, ecosystem, more));

    private static string Record(string events, string versions = "[]", string ecosystem = "Acme", string more = "")
    {
        var text = $$"""
            {
              "id": "ACME-1", "aliases": ["CVE-2026-1"], "summary": "Bad",
              "affected": [
                {
                  "package": { "ecosystem": "{{ecosystem}}", "name": "shell" },
                  "ranges": [{ "type": "GIT", "events": [{ "introduced": "0" }] }, { "type": "ECOSYSTEM", "events": [{{events}}] }],
                  "versions": {{versions}}
                },
                { "package": { "ecosystem": "{{ecosystem}}", "name": "other" }, "versions": ["1"] }
              ]{{more}}
            }
            """;
        using var _ = JsonDocument.Parse(text);
        return text;
    }
}
