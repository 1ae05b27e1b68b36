using System.Xml.Linq;
using DistroFactory.State;
using DistroFactory.Testing;
using DistroFactory.Tests.Leaks;

namespace DistroFactory.Tests.Steps.Qa;

/// <summary>A release stands the checks of its configuration, or is not staged.</summary>
public sealed class QualityGateTests
{
    private QualityFixture _place = null!;

    [SetUp]
    public void SetUp() => _place = new();

    [TearDown]
    public void TearDown() => _place.Dispose();

    [Test]
    public async Task Without_checks_it_says_so_and_nothing_else()
    {
        _place.Unconfigure();
        await _place.ReleaseAsync();
        Assert.That($"{_place.Log}", Does.Contain("No checks are configured"));
        Assert.That(_place.Report(10, "release-notes-10.txt"), Does.Not.Contain("QUALITY"));
        Assert.That(File.Exists(_place["factory/acme/stage/releases/10/qa-10.json"]), Is.False);
    }

    [Test]
    public async Task What_passed_is_in_the_notes_the_record_and_the_report_for_CI()
    {
        _place.Configure(
            """
            - name: smoke
              command: [./smoke, "{version}", "{stream}"]
              environment: { COLOUR: blue }
              results: ["*.xml"]
            - budget: { packages: 1000, size: 1 GB, image: 1 GB, install: 1 GB, growth: 10 % }
            - licenses: { deny: [SSPL-1.0] }
            - certificate: { valid-for: 30d }
            - boot-files: none-gone
            - privileged-files: none-new
            - packages: none-older
            """
        );
        _place.Script(
            "smoke",
            """
            set -e
            test "$1" = 10 && test "$QA_VERSION" = 10 && test "$QA_PREVIOUS" = "" && test "$COLOUR" = blue && test "$DISTRO_NAME" = acme
            test "$(cat $2/version/format$QA_FORMAT/latest)" = 10 && test -f "$2/10/Manifest.MoM" && test -f "$QA_CERTIFICATE"
            test -d "$QA_RELEASE/repo" && test -d "$QA_IMAGES" && test "$PWD" = "$(dirname $(realpath $0))"
            echo '<testsuite><testcase name="a"/><testcase name="b"><skipped/></testcase></testsuite>' > $QA_RESULTS/a.xml
            """
        );
        await _place.ReleaseAsync();
        var notes = _place.Report(10, "release-notes-10.txt");
        Assert.Multiple(() =>
        {
            Assert.That(notes, Does.Contain("QUALITY:").And.Contain("smoke    passed    2 tests, none failed"));
            Assert.That(notes, Does.Contain("boot-files    skipped    it is the first release"));
            Assert.That(
                _place.Report(10, "release-notes-10.md"),
                Does.Contain("## Quality").And.Contain("| `budget` | passed | required | packages ")
            );
            Assert.That(_place.Report(10, "qa-10.json"), Does.Contain("\"smoke\"").And.Not.Contain(_place.Factory));
            Assert.That($"{_place.Log}", Does.Contain("7 checks of version 10: 4 passed, 3 skipped."));
            Assert.That(_place["factory/acme/work/qa"], Does.Not.Exist);
        });
        var report = XDocument.Load(_place["factory/acme/work/logs/qa.xml"]);
        Assert.That(report.Descendants("testcase").Count(), Is.EqualTo(9));
        Assert.That(report.Descendants("failure"), Is.Empty);
    }

    [Test]
    public async Task A_required_check_refuses_and_what_it_refused_is_kept_where_nothing_leads_to_it()
    {
        await _place.ReleaseAsync();
        _place.AddPackage();
        _place.Configure("- name: smoke\n  command: [./smoke]\n");
        _place.Script("smoke", "echo the kernel does not start; exit 7");

        var refusal = await _place.RefusalAsync();

        Assert.That(refusal.Message, Does.Contain("smoke: it exited with 7").And.Contain("the kernel does not start"));
        var kept = _place["factory/acme/state/refused/001-20"];
        Assert.Multiple(() =>
        {
            Assert.That(refusal.Message, Does.Contain(kept));
            Assert.That(Path.Combine(kept, "update/20/Manifest.MoM"), Does.Exist);
            Assert.That(Path.Combine(kept, "releases/20/release-20.json"), Does.Exist);
            Assert.That(File.ReadAllText(Path.Combine(kept, "qa/qa-smoke.log")), Does.Contain("the kernel does not start"));
            Assert.That(Path.Combine(kept, "qa/qa.json"), Does.Exist);
            Assert.That(_place["factory/acme/stage/update/20"], Does.Not.Exist);
            Assert.That(_place["factory/acme/stage/releases/20"], Does.Not.Exist);
            Assert.That(_place.Latest, Is.EqualTo("10"));
        });
        using (var session = _place.Open())
        {
            var refused = await Assert.ThrowsAsync<RecordException>(() => session.StageAsync(publishes: false, tags: false));
            Assert.That(refused!.Message, Does.Contain("verification"));
            session.KeepReports(_place["kept"]);
            Assert.That(_place["kept/build-env-20.txt"], Does.Exist);
            Assert.That(_place["kept/logs/qa.xml"], Does.Exist);
        }

        _place.Script("smoke", "exit 0");
        await _place.ReleaseAsync();
        Assert.That(_place.Latest, Is.EqualTo("20"));
        Assert.That($"{_place.Log}", Does.Not.Contain("goes on with"));
    }

    [Test]
    public async Task Of_refused_releases_the_last_are_kept()
    {
        _place.Configure("- name: smoke\n  command: [./smoke]\n", "keep-refused: 2");
        _place.Script("smoke", "exit 1");
        for (var i = 0; i < 3; i++)
            await _place.RefusalAsync();
        Assert.That(
            Directory.GetDirectories(_place["factory/acme/state/refused"]).Select(Path.GetFileName),
            Is.EquivalentTo(new[] { "002-10", "003-10" })
        );
        _place.Configure("- name: smoke\n  command: [./smoke]\n", "keep-refused: 0");
        await _place.RefusalAsync();
        Assert.That(Directory.GetDirectories(_place["factory/acme/state/refused"]), Is.Empty);
    }

    [Test]
    public async Task A_check_that_warns_or_is_in_quarantine_lets_a_release_through()
    {
        _place.Configure("- name: old\n  policy: warn\n  command: [./smoke]\n- name: new\n  quarantine: 2\n  command: [./smoke]\n");
        _place.Script("smoke", "exit 1");
        await _place.ReleaseAsync();
        Assert.That(
            _place.Log.Notices.Where(notice => notice.IsWarning).Select(notice => notice.Text),
            Has.Some.Contains("(warn)").And.Some.Contains("(quarantine, release 1 of 2)")
        );
        Assert.That(_place.Report(10, "release-notes-10.txt"), Does.Contain("it exited with 1 (quarantine, release 1 of 2)"));
        var report = XDocument.Load(_place["factory/acme/work/logs/qa.xml"]);
        Assert.That(report.Descendants("failure"), Is.Empty);

        _place.AddPackage();
        await _place.ReleaseAsync();
        Assert.That(_place.Report(20, "qa-20.json"), Does.Contain("quarantine, release 2 of 2"));

        _place.AddPackage("2.0");
        var refusal = await _place.RefusalAsync();
        Assert.That(refusal.Message, Does.Contain("new: it exited with 1").And.Not.Contain("old:"));
    }

    [Test]
    public async Task A_failed_test_fails_a_check_that_exits_with_0_and_a_second_attempt_may_pass()
    {
        _place.Configure("- name: smoke\n  command: [./smoke]\n  results: ['*.tap']\n  retries: 1\n");
        _place.Script("smoke", "printf '1..2\\nok 1 - a\\nnot ok 2 - \\033[31mred\\n' > $QA_RESULTS/a.tap");
        Assert.That((await _place.RefusalAsync()).Message, Does.Contain("1 of 2 tests failed").And.Contain("\\u001b[31mred"));

        _place.Script("smoke", "printf '1..1\\n' > $QA_RESULTS/a.tap; test $QA_ATTEMPT = 2 && echo ok 1 >> $QA_RESULTS/a.tap; true");
        await _place.ReleaseAsync();
        Assert.That(_place.Report(10, "qa-10.json"), Does.Contain("\"attempts\": 2"));
    }

    [Test]
    public async Task Secrets_of_a_check_are_in_no_log_and_no_report()
    {
        _place.Configure($"- name: smoke\n  command: [./smoke]\n  environment: {{ API_TOKEN: {LeakFixture.Secret} }}\n");
        _place.Script("smoke", "echo the token is $API_TOKEN; exit 1");
        var refusal = await _place.RefusalAsync();
        Assert.That(refusal.Message, Does.Contain("the token is ***"));
        Assert.That(
            Directory
                .EnumerateFiles(_place.Factory, "*", SearchOption.AllDirectories)
                // That folder leads to the configuration itself.
                .Where(file => !file.StartsWith(_place["factory/acme/work/factory/"], StringComparison.Ordinal))
                .Where(file => File.ReadAllText(file).Contains(LeakFixture.Secret, StringComparison.Ordinal)),
            Is.Empty
        );
    }

    [Test]
    public async Task Budgets_licences_boot_files_privileges_and_downgrades_are_compared_with_the_release_before()
    {
        RpmBuild.Build(new("acme-boot", "2.0") { Files = [new("/usr/lib/kernel/acme", "kernel")] }, _place["config/packages"]);
        _place.Append("os-core", "acme-boot");
        await _place.ReleaseAsync();
        File.Delete(_place["config/packages/acme-boot-2.0-1.noarch.rpm"]);
        RpmBuild.Build(
            new("acme-boot")
            {
                License = "MIT and SSPL-1.0",
                Files = [new("/usr/bin/acme-su", new string('x', 1_000_000)) { Mode = "4755" }],
            },
            _place["config/packages"]
        );
        _place.Configure(
            """
            - budget: { packages: 3, bundles: 2, size: 10 kB, growth: 1 %, image: 1 kB, install: 1 kB, update: 1 kB }
            - licenses: { deny: [SSPL-*] }
            - boot-files: { paths: [/usr/lib/kernel/acme, /usr/lib/none/*] }
            - privileged-files: none-new
            - packages: none-older
            - certificate: { valid-for: 99999d }
            """
        );
        var message = (await _place.RefusalAsync()).Message;
        Assert.Multiple(() =>
        {
            Assert.That(message, Does.Contain("6 of 6 checks failed").And.Contain("budget: 7 limits are exceeded"));
            Assert.That(message, Does.Match("packages: [0-9]+, and 3 is the limit"));
            Assert.That(message, Does.Match("growth: from .* by [0-9.]+ %, and 1 % is the limit"));
            Assert.That(message, Does.Contain("acme-boot-1.0-1.noarch: MIT and SSPL-1.0, of which SSPL-1.0 is denied"));
            Assert.That(message, Does.Contain("/usr/lib/kernel/acme: nothing is left").And.Not.Contain("/usr/lib/none"));
            Assert.That(message, Does.Contain("/usr/bin/acme-su (setuid root, of acme-boot-1.0-1.noarch)"));
            Assert.That(message, Does.Contain("acme-boot: 2.0-1 -> 1.0-1"));
            Assert.That(message, Does.Contain("certificates are valid for less than 99999 days"));
        });
    }

    [Test]
    public async Task A_rollback_is_not_refused_for_what_it_takes_back()
    {
        _place.Configure("- boot-files: { paths: [/usr/lib/kernel/acme] }\n- privileged-files: none-new\n- packages: none-older\n");
        Package("1.0", "/usr/bin/acme-su", "4755");
        _place.Append("os-core", "acme-boot");
        await _place.ReleaseAsync();
        Package("2.0", "/usr/lib/kernel/acme", "644");
        await _place.ReleaseAsync();

        await _place.ReleaseAsync(new() { To = 10, Why = "it does not start" });

        Assert.That(_place.Latest, Is.EqualTo("30"));
        Assert.That(_place.Report(30, "release-notes-30.txt"), Does.Match(@"packages +passed +no package is older than in release 10"));

        void Package(string version, string path, string mode) =>
            RpmBuild.Build(new("acme-boot", version) { Files = [new(path, version) { Mode = mode }] }, _place["config/packages"]);
    }
}
