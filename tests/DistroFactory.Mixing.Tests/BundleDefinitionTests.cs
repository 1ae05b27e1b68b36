using DistroFactory.Mixing.Bundles;
using DistroFactory.Testing;

namespace DistroFactory.Mixing.Tests;

public sealed class BundleDefinitionTests
{
    [Test]
    public void Every_directive_is_understood()
    {
        var bundle = Parse(
            "# [TITLE]: web",
            "# [STATUS]: Experimental",
            "# [MAINTAINER]: Release Team <release@acme.example>",
            "# an ordinary comment",
            "",
            "include(libs)",
            "also-add(docs)",
            "also-add(libs)",
            "content(/srv/web)",
            "un-export(/usr/bin/helper)",
            "httpd # with a comment"
        );
        Assert.Multiple(() =>
        {
            Assert.That(bundle.Header.Title, Is.EqualTo("web"));
            Assert.That(bundle.Header.Status, Is.EqualTo(BundleStatus.Experimental));
            Assert.That(bundle.Header.Maintainer, Is.EqualTo("Release Team <release@acme.example>"));
            Assert.That(bundle.Includes, Is.EqualTo(new[] { "libs" }));
            Assert.That(bundle.AlsoAdds, Is.EqualTo(new[] { "docs" }), "what is included need not be also-added");
            Assert.That(bundle.Contents, Is.EqualTo(new[] { "/srv/web" }));
            Assert.That(bundle.UnExports, Is.EqualTo(new[] { "/usr/bin/helper" }));
            Assert.That(bundle.Packages, Is.EqualTo(new[] { "httpd" }));
        });
    }

    [TestCase("Pending-Delete", BundleStatus.PendingDelete)]
    [TestCase("Deprecated", BundleStatus.Deprecated)]
    [TestCase("Active", BundleStatus.Active)]
    public void The_status_of_a_bundle_is_read(string text, BundleStatus status) =>
        Assert.That(Parse($"# [STATUS]: {text}").Header.Status, Is.EqualTo(status));

    [TestCase("inclde(libs)", "Did you mean 'include'?")]
    [TestCase("include(../libs)", "'../libs' is not a bundle name")]
    [TestCase("content(srv)", "'srv' is not an absolute path")]
    [TestCase("a package", "neither a directive nor a package name")]
    public void A_wrong_line_is_an_error_with_file_and_line(string line, string why) =>
        Assert.That(
            () => Parse("# first", line),
            Throws.TypeOf<BundleException>().With.Message.Contains("web:2").And.Message.Contains(why)
        );

    [TestCase("MoM")]
    [TestCase("full")]
    [TestCase("a b")]
    public void A_bundle_cannot_have_a_name_that_clients_do_not_take(string name) =>
        Assert.That(() => BundleParser.Parse(name, name, []), Throws.TypeOf<BundleException>());

    [Test]
    public void A_local_definition_overrides_the_upstream_one()
    {
        using var directory = new TemporaryDirectory();
        Write(directory["upstream"], "web", "httpd");
        Write(directory["upstream"], "db", "sqlite");
        Write(directory["local"], "web", "nginx");
        var bundles = BundleDirectory.ReadAll([directory["upstream"], directory["local"]], null);
        Assert.That(bundles["web"].Packages, Is.EqualTo(new[] { "nginx" }));
        Assert.That(bundles["db"].Packages, Is.EqualTo(new[] { "sqlite" }));
    }

    [Test]
    public void A_list_of_packages_makes_single_package_bundles()
    {
        using var directory = new TemporaryDirectory();
        File.WriteAllText(directory["local-packages"], "# tools\nstrace # for support\nltrace\n");
        var bundles = BundleDirectory.ReadAll([], directory["local-packages"]);
        Assert.That(bundles.Keys.Order(), Is.EqualTo(new[] { "ltrace", "strace" }));
        Assert.That(bundles["strace"].Packages, Is.EqualTo(new[] { "strace", "filesystem" }));
        Assert.That(bundles["strace"].Header.Maintainer, Is.EqualTo("pundle"));
    }

    [Test]
    public void An_unknown_include_names_both_bundles_and_the_nearest_name() =>
        Assert.That(
            () => Select([], ("os-core", ""), ("os-core-update", ""), ("web", "include(libz)"), ("libs", "")),
            Throws
                .TypeOf<BundleException>()
                .With.Message.Contains("web:1: include(libz)")
                .And.Message.Contains("'web'")
                .And.Message.Contains("Did you mean 'libs'?")
        );

    [Test]
    public void An_unknown_also_add_is_an_error_too() =>
        Assert.That(
            () => Select([], ("os-core", ""), ("os-core-update", ""), ("web", "also-add(docs)")),
            Throws.TypeOf<BundleException>().With.Message.Contains("web:1: also-add(docs)").And.Message.Contains("which no file defines")
        );

    [Test]
    public void Os_core_must_be_defined() =>
        Assert.That(() => Select([], ("os-core-update", "")), Throws.TypeOf<BundleException>().With.Message.Contains("'os-core'"));

    [Test]
    public void The_update_bundle_must_be_defined() =>
        Assert.That(() => Select([], ("os-core", "")), Throws.TypeOf<BundleException>().With.Message.Contains("'os-core-update'"));

    [Test]
    public void A_subset_brings_its_includes_along()
    {
        var set = Select(
            ["web"],
            ("os-core", ""),
            ("os-core-update", ""),
            ("web", "include(libs)"),
            ("libs", "also-add(docs)"),
            ("docs", ""),
            ("games", "")
        );
        Assert.That(set.All.Select(bundle => bundle.Name), Is.EqualTo(new[] { "docs", "libs", "os-core", "os-core-update", "web" }));
    }

    [Test]
    public void Bundles_may_include_each_other()
    {
        var set = Select([], ("os-core", ""), ("os-core-update", ""), ("a", "include(b)\na-package"), ("b", "include(a)\nb-package"));
        Assert.That(set.TransitiveIncludes("a"), Is.EquivalentTo(new[] { "os-core", "b" }));
        Assert.That(set.PackagesOf("b"), Is.EqualTo(new[] { "a-package", "b-package" }));
    }

    private static BundleDefinition Parse(params string[] lines) => BundleParser.Parse("web", "web", lines);

    [Test]
    public void A_bundle_that_is_dropped_takes_nobody_with_it_and_may_not_be_needed()
    {
        Dictionary<string, BundleDefinition> defined = new[]
        {
            ("os-core", "a"),
            ("os-core-update", "b"),
            ("old", "c"),
            ("tools", "d"),
            ("games", "include(old)"),
        }.ToDictionary(bundle => bundle.Item1, bundle => BundleParser.Parse(bundle.Item1, bundle.Item1, [bundle.Item2]));

        Assert.That(
            BundleSet.Select(defined, ["tools", "old"], "os-core-update", ["old"]).All.Select(bundle => bundle.Name),
            Is.EqualTo(new[] { "os-core", "os-core-update", "tools" })
        );
        Assert.That(
            () => BundleSet.Select(defined, [], "os-core-update", ["old"]),
            Throws.TypeOf<BundleException>().With.Message.Contains("games:1").And.Message.Contains("removes it at the format bump")
        );
        Assert.That(
            () => BundleSet.Select(defined, ["tools"], "os-core-update", ["os-core"]),
            Throws.TypeOf<BundleException>().With.Message.Contains("every distribution needs it")
        );
    }

    private static BundleSet Select(string[] wanted, params (string Name, string Text)[] bundles) =>
        BundleSet.Select(
            bundles.ToDictionary(bundle => bundle.Name, bundle => BundleParser.Parse(bundle.Name, bundle.Name, bundle.Text.Split('\n'))),
            wanted,
            "os-core-update"
        );

    private static void Write(string directory, string name, string text)
    {
        Directory.CreateDirectory(directory);
        File.WriteAllText(Path.Combine(directory, name), text);
    }
}
