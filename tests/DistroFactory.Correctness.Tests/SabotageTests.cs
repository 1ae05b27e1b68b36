using DistroFactory.Packages;

namespace DistroFactory.Correctness.Tests;

/// <summary>Whatever is done to manifests or packages is found, with bundle, file and package.</summary>
public sealed class SabotageTests
{
    private SabotagedStream _stream = null!;

    [SetUp]
    public void SetUp() => _stream = new(10, 20);

    [TearDown]
    public void TearDown() => _stream?.Dispose();

    [Test]
    public void A_file_that_the_manifest_forgets()
    {
        _stream.Edit("os-core", "/usr/bin/hello", _ => null);

        Assert.That(
            Found(),
            Is.EqualTo(["bundle os-core, /usr/bin/hello of package core-tools-1-2.x86_64: it is in the packages, but not in the manifest"])
        );
    }

    [Test]
    public void A_file_that_no_package_has()
    {
        _stream.Edit(
            "os-core",
            "/usr/bin/hello",
            fields => string.Join('\t', fields) + "\n" + string.Join('\t', [.. fields[..3], "/usr/bin/uninvited"])
        );

        Assert.That(Found(), Is.EqualTo(["bundle os-core, /usr/bin/uninvited: it is in the manifest, but in no package of the bundle"]));
    }

    [Test]
    public void A_path_that_is_deleted_in_the_first_version_of_all()
    {
        using var first = new SabotagedStream(0, 10);
        first.Edit("os-core", "/usr/bin/hello", fields => string.Join('\t', fields) + $"\n.d..\t{new string('0', 64)}\t10\t/usr/bin/never");

        Assert.That(
            first.Check().Select(found => $"{found}"),
            Is.EqualTo(["bundle os-core, /usr/bin/never: the manifest says that it was deleted, but it never was there"])
        );
    }

    [Test]
    public void Packages_of_the_version_before_that_are_gone_are_no_fault_and_said_to_be_gone()
    {
        _stream.EarlierPackages = _ => [];

        var report = _stream.Report();

        Assert.Multiple(() =>
        {
            Assert.That(report.Notes, Has.One.EqualTo("The packages of version 10 are not here: only manifests are compared with it."));
            Assert.That(report.Name, Is.EqualTo("mca-report-10-20"));
            Assert.That((report with { From = default }).Name, Is.EqualTo("mca-report-20"));
        });
    }

    [Test]
    public void Two_hashes_that_were_swapped()
    {
        var hashes = File.ReadLines(_stream.Manifest("newbundle"))
            .Select(line => line.Split('\t'))
            .Where(fields => fields.Length == 4 && fields[0][0] == 'F')
            .ToDictionary(fields => fields[3], fields => fields[1]);
        var paths = hashes
            .Keys.Where(path => !path.StartsWith("/usr/share/clear/", StringComparison.Ordinal))
            .Take(1)
            .Append("/usr/share/clear/bundles/newbundle")
            .ToArray();
        _stream.Edit("newbundle", paths[0], fields => string.Join('\t', fields[0], hashes[paths[1]], fields[2], fields[3]));
        _stream.Edit("newbundle", paths[1], fields => string.Join('\t', fields[0], hashes[paths[0]], fields[2], fields[3]));

        Assert.That(_stream.Check().Select(found => found.Path), Is.EquivalentTo(paths));
    }

    [Test]
    public void A_file_that_changed_in_its_package_and_not_in_the_manifest()
    {
        var old = File.ReadLines(_stream.Manifest("os-core").Replace("/20/", "/10/", StringComparison.Ordinal))
            .Single(line => line.EndsWith("\t/usr/lib/small-changing", StringComparison.Ordinal));
        _stream.Edit("os-core", "/usr/lib/small-changing", _ => old);

        Assert.That(
            Found(),
            Is.EqualTo([
                "bundle os-core, /usr/lib/small-changing of package core-tools-1-2.x86_64: it "
                    + "changed in the packages, but not in the manifests",
            ])
        );
    }

    [Test]
    public void A_file_whose_mode_alone_changed_in_its_package()
    {
        var old = File.ReadLines(_stream.Manifest("os-core").Replace("/20/", "/10/", StringComparison.Ordinal))
            .Single(line => line.EndsWith("\t/usr/share/core/mode-only", StringComparison.Ordinal));
        _stream.Edit("os-core", "/usr/share/core/mode-only", _ => old);

        Assert.That(
            Found(),
            Has.One.StartsWith("bundle os-core, /usr/share/core/mode-only of package core-tools-1-2.x86_64: it changed in the packages")
        );
    }

    [Test]
    public void A_version_that_did_not_rise()
    {
        _stream.Edit("os-core", "/usr/lib/small-changing", fields => string.Join('\t', fields[0], fields[1], "10", fields[3]));

        Assert.That(
            Found(),
            Is.EqualTo([
                "bundle os-core, /usr/lib/small-changing of package core-tools-1-2.x86_64: it changed, "
                    + "but its version 10 is not above 10: no client would notice",
            ])
        );
    }

    [Test]
    public void A_file_that_moved_to_another_bundle()
    {
        var line = "";
        _stream.Edit(
            "os-core",
            "/usr/bin/hello",
            fields =>
            {
                line = string.Join('\t', fields);
                return null;
            }
        );
        File.AppendAllText(_stream.Manifest("newbundle"), line + "\n");

        Assert.That(
            _stream.Check().Select(found => (found.Bundle, found.Path)),
            Is.EqualTo([("newbundle", "/usr/bin/hello"), ("os-core", "/usr/bin/hello")])
        );
    }

    [Test]
    public void A_deletion_that_clients_are_not_told_of()
    {
        _stream.Edit("os-core", "/usr/share/core/deleted-in-20", _ => null);

        Assert.That(
            Found(),
            Is.EqualTo(["bundle os-core, /usr/share/core/deleted-in-20: it is gone, but the manifest does not tell clients to remove it"])
        );
    }

    [Test]
    public void A_bundle_that_is_missing()
    {
        _stream.Edit("MoM", "newbundle", _ => null);

        Assert.That(Found(), Has.One.EqualTo("bundle newbundle: it is to be in the version, but the manifests do not have it"));
    }

    [Test]
    public void Includes_that_are_not_those_of_the_definition()
    {
        var manifest = _stream.Manifest("apps");
        File.WriteAllText(
            manifest,
            File.ReadAllText(manifest)
                .Replace("also-add:\textras\n", "", StringComparison.Ordinal)
                .Replace("includes:\ttypes\n", "", StringComparison.Ordinal)
        );

        Assert.That(Found(), Is.EqualTo(["bundle apps: its manifest includes os-core, names, its definition names, os-core, types"]));
    }

    [Test]
    public void A_package_that_is_of_another_version_than_the_one_mixed()
    {
        _stream.Packages = packages => packages.Where(path => !path.Contains("new-pkg-", StringComparison.Ordinal));

        Assert.That(
            () => _stream.Check(),
            Throws.InstanceOf<PackageException>().With.Message.Contains("newbundle").And.Message.Contains("new-pkg")
        );
    }

    [Test]
    public void A_package_of_the_version_before_that_was_mixed_again()
    {
        _stream.Packages = packages =>
            packages.Select(path => path.Replace("/20/core-tools-1-2", "/10/core-tools-1-1", StringComparison.Ordinal));

        Assert.That(
            Found(),
            Has.One.EqualTo(
                "bundle os-core, /usr/lib/small-changing of package core-tools-1-1.x86_64: it "
                    + "changed in the manifests, but not in the packages"
            )
        );
    }

    private IEnumerable<string> Found() => _stream.Check().Select(found => $"{found}");
}
