using DistroFactory.Configuration;

namespace DistroFactory.Tests.Configuration;

public sealed class QualityTests
{
    [Test]
    public void Every_kind_of_check_is_read()
    {
        using var folder = new ConfigFolder(
            ConfigFolder.Least
                + """
                qa:
                  keep-refused: 5
                  checks:
                    - { name: smoke, command: [./smoke, "{version}"], timeout: 10m, retries: 2, results: ["*.xml"], quarantine: 3 }
                    - { budget: { packages: 2000, size: 3 GiB, growth: 10 %, image: 1.5 GB }, policy: warn }
                    - { licenses: { deny: [AGPL-3.0-only], except: [acme-*] } }
                    - { boot-files: none-gone }
                    - { privileged-files: none-new }
                    - { packages: { may-be-older: [linux] } }
                    - { certificate: { valid-for: 90d } }
                    - vulnerabilities:
                        osv: packages
                        ecosystems: ["Rocky Linux:9"]
                        severity: medium
                        ignore: [{ id: CVE-2026-1, why: not built in, until: 2027-01-31 }]
                    - { swupd: { bundles: [shell] }, timeout: 2m }
                """
        );
        var quality = folder.Read().Quality;
        Assert.That(quality.Kept, Is.EqualTo(5));
        Assert.That(
            quality.Checks.Select(check => check.Name),
            Is.EqualTo("smoke budget licenses boot-files privileged-files packages certificate vulnerabilities swupd".Split(' '))
        );
        var command = (CommandQuality)quality.Checks[0];
        Assert.That((command.Timeout, command.Retries, command.Results[0]), Is.EqualTo((TimeSpan.FromMinutes(10), 2, "*.xml")));
        Assert.That(command.Policy.RefusesAfter(2), Is.False);
        Assert.That(command.Policy.RefusesAfter(3), Is.True);
        var budget = (BudgetQuality)quality.Checks[1];
        Assert.That(
            (budget.Packages, budget.Size, budget.Growth, budget.Image),
            Is.EqualTo(((long?)2000, (long?)3_221_225_472, (double?)10, (long?)1_500_000_000))
        );
        Assert.That(budget.Policy.RefusesAfter(1000), Is.False);
        var known = (VulnerabilityQuality)quality.Checks[7];
        Assert.That((known.Threshold, known.Ignore[0].Until), Is.EqualTo((VulnerabilitySeverity.Medium, new DateOnly(2027, 1, 31))));
    }

    [TestCase("- { command: [a] }\n    - { command: [b] }", "qa.checks: 2 of them are named 'command'")]
    [TestCase("- { name: a }", "qa.checks[0]: needs one of command, budget")]
    [TestCase("- { command: [a], budget: { packages: 1 } }", "qa.checks[0].budget: cannot stand together with 'command'")]
    [TestCase("- { command: [a], policy: warn, quarantine: 2 }", "qa.checks[0].quarantine: cannot stand together with 'policy'")]
    [TestCase("- { boot-files: none-gone, retries: 2 }", "qa.checks[0].retries: needs 'command' beside it")]
    [TestCase("- { command: [a], timeout: 10 }", "'10' is not a time such as 30s")]
    [TestCase("- { command: [a], results: [../a.xml] }", "'../a.xml' is not the name of a file")]
    [TestCase("- { budget: {} }", "a budget needs at least one limit")]
    [TestCase("- { budget: { size: 3 gigs } }", "is not a size such as 500 MB")]
    [TestCase("- { certificate: {} }", "valid-for: missing")]
    [TestCase("- { vulnerabilities: { osv: nowhere, ecosystems: [x] } }", "the file or folder 'nowhere' does not exist")]
    [TestCase(
        "- { vulnerabilities: { osv: packages, ecosystems: [x], ignore: [{ id: A, why: b, until: 2026-02-30 }] } }",
        "until: there is no such day"
    )]
    [TestCase(
        "- { vulnerabilities: { osv: packages, ecosystems: [x], ignore: [{ id: A, until: 2026-02-03 }] } }",
        "ignore[0].why: missing"
    )]
    public void What_is_wrong_is_said_with_its_key(string checks, string problem)
    {
        using var folder = new ConfigFolder($"{ConfigFolder.Least}qa:\n  checks:\n    {checks}\n");
        Assert.That(folder.Problems(), Has.Some.Contains(problem));
    }
}
