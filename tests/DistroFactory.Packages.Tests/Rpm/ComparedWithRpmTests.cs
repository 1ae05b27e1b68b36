using DistroFactory.Packages.Rpm;
using DistroFactory.Testing;

namespace DistroFactory.Packages.Tests.Rpm;

/// <summary>What we read of a package built by rpmbuild is what rpm itself reads.</summary>
public sealed class ComparedWithRpmTests
{
    private static readonly string[] s_payloads = ["w6.gzdio", "w6.xzdio", "w6.lzdio", "w19.zstdio", "w9.bzdio", "w.ufdio"];

    private readonly TemporaryDirectory _directory = new();

    [OneTimeTearDown]
    public void RemoveDirectory() => _directory.Dispose();

    [Test]
    public void The_file_list_is_the_one_rpm_shows()
    {
        var path = SamplePackage.Build(_directory);

        var ours = RpmPackage
            .Open(path)
            .Files.Select(file =>
                $"{file.Path}|{file.Mode}|{file.Owner}|{file.Group}|"
                + $"{file.Size}|{file.LinkTarget}|{file.ModificationTime}|{(int)file.Flags}|{file.Digest}"
            );

        var theirs = RpmCommand.Query(
            path,
            @"[%{FILENAMES}|%{FILEMODES}|%{FILEUSERNAME}|%{FILEGROUPNAME}"
                + @"|%{FILESIZES}|%{FILELINKTOS}|%{FILEMTIMES}|%{FILEFLAGS}|%{FILEDIGESTS}\n]"
        );
        Assert.That(ours, Is.EqualTo(theirs));
    }

    [Test]
    public void The_identity_is_the_one_rpm_shows()
    {
        var info = RpmPackage.Open(SamplePackage.Build(_directory)).Info;

        Assert.Multiple(() =>
        {
            Assert.That(info.Nevra.ToString(), Is.EqualTo("everything-4:2.1~rc1-3.noarch"));
            Assert.That(RpmCommand.Query(info.Location, @"%{NEVRA}\n"), Is.EqualTo(new[] { info.Nevra.ToString() }));
            Assert.That(
                RpmCommand.Query(info.Location, @"%{SUMMARY}|%{LICENSE}|%{URL}|%{SOURCERPM}|%{SIZE}\n"),
                Is.EqualTo(new[] { $"{info.Summary}|{info.License}|{info.Url}|{info.SourceRpm}|{info.InstalledSize}" })
            );
            Assert.That(info.PackageSize, Is.EqualTo(new FileInfo(info.Location).Length));
        });
    }

    [Test]
    public void The_digest_of_header_and_payload_is_the_one_rpm_shows()
    {
        var path = SamplePackage.Build(_directory);
        Assert.That(RpmPackage.Open(path).VerifyPayload(), Is.EqualTo(RpmCommand.Query(path, @"%{SIGMD5}\n").Single()));
    }

    [Test]
    public void Dependencies_are_those_rpm_shows_without_its_own_and_weak_ones()
    {
        var path = SamplePackage.Build(_directory);
        var info = RpmPackage.Open(path).Info;

        Assert.Multiple(() =>
        {
            Assert.That(
                info.Requires.Select(Text),
                Is.EquivalentTo(
                    RpmCommand.Run("-qpR", path).Where(line => !line.StartsWith("rpmlib(", StringComparison.Ordinal)).Distinct()
                )
            );
            Assert.That(info.Provides.Select(Text), Is.EquivalentTo(RpmCommand.Run("-qp", "--provides", path)));
            Assert.That(info.Conflicts.Select(Text), Is.EqualTo(RpmCommand.Run("-qp", "--conflicts", path)));
            Assert.That(info.Obsoletes.Select(Text), Is.EqualTo(RpmCommand.Run("-qp", "--obsoletes", path)));
            Assert.That(info.Requires.Select(Text), Has.No.Member("weak").And.Member("exact = 1:2-3").And.Member("(a or b)"));
        });
    }

    [TestCaseSource(nameof(s_payloads))]
    public void Content_is_what_rpm_unpacks(string payload)
    {
        using var own = new TemporaryDirectory();
        var path = SamplePackage.Build(own, payload);
        var theirs = RpmCommand.Unpack(path);

        var delivered = new List<string>();
        foreach (var entry in RpmPackage.Open(path).ReadPayload())
        {
            var content = new MemoryStream();
            entry.Content.CopyTo(content);
            delivered.AddRange(entry.Files.Select(file => file.Path));
            var name = entry.Files.FirstOrDefault(file => theirs.ContainsKey(file.Path))?.Path;
            Assert.That(name is not null, Is.EqualTo(entry.Files[0].IsRegular), entry.Files[0].Path);
            Assert.That(content.ToArray(), Is.EqualTo(name is null ? [] : theirs[name]), name);
        }

        Assert.That(
            delivered,
            Is.Unique.And.EquivalentTo(
                SamplePackage
                    .Description.Files.Where(file =>
                        !file.Directive.StartsWith("%ghost", StringComparison.Ordinal)
                        && !file.Directive.StartsWith("%dev", StringComparison.Ordinal)
                    )
                    .Select(file => file.Path.TrimEnd('/'))
            )
        );
    }

    [Test]
    public void Files_may_have_any_digest_rpm_can_make([Values(1, 2, 8, 9, 10)] int algorithm)
    {
        using var own = new TemporaryDirectory();
        var path = RpmBuild.Build(SamplePackage.Description with { DigestAlgorithm = algorithm }, own.Path);

        Assert.That(RpmPackage.Open(path).ReadPayload().Count(), Is.GreaterThan(5));
    }

    [Test]
    public void Hard_links_come_once_with_all_their_names()
    {
        var package = RpmPackage.Open(SamplePackage.Build(_directory));

        var sets = package
            .ReadPayload()
            .Where(entry => entry.Files.Length > 1)
            .ToDictionary(
                entry => string.Join(' ', entry.Files.Select(file => Path.GetFileName(file.Path))),
                entry => new StreamReader(entry.Content).ReadToEnd()
            );

        Assert.That(
            sets,
            Is.EquivalentTo(
                new Dictionary<string, string> { ["hard-a hard-b hard-c"] = "one content, three names", ["nothing-a nothing-b"] = "" }
            )
        );
    }

    [Test]
    public void A_device_node_is_left_out_with_a_word_about_it()
    {
        var package = RpmPackage.Open(SamplePackage.Build(_directory));

        Assert.That(package.Warnings, Has.Exactly(1).Items.And.One.Contains("/usr/share/everything/null"));
    }

    private static string Text(Dependency dependency)
    {
        var sign = dependency.Comparison switch
        {
            DependencyComparison.Less => "<",
            DependencyComparison.Greater => ">",
            DependencyComparison.Equal => "=",
            DependencyComparison.Less | DependencyComparison.Equal => "<=",
            DependencyComparison.Greater | DependencyComparison.Equal => ">=",
            _ => "",
        };
        return sign.Length == 0 ? dependency.Name : $"{dependency.Name} {sign} {dependency.Evr}";
    }
}
