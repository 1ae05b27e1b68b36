using DistroFactory.Packages.Metadata;
using DistroFactory.Packages.Rpm;
using DistroFactory.Testing;

namespace DistroFactory.Packages.Tests.Rpm;

/// <summary>Packages of the real rpmbuild with what a terminal would obey, and XML cannot hold.</summary>
public sealed class ControlCharacterTests
{
    private const string Clear = "\u001b[2J";

    private TemporaryDirectory _directory = null!;

    [SetUp]
    public void SetUp() => _directory = new();

    [TearDown]
    public void TearDown() => _directory.Dispose();

    [Test]
    public async Task Prose_is_published_with_escapes_instead()
    {
        var path = Build(new("evil") { Summary = $"All {Clear} is well\u009b1m \uffff", License = $"MIT{Clear}" });
        var package = RpmPackage.Open(path);
        Assert.Multiple(() =>
        {
            Assert.That(package.Info.Summary, Is.EqualTo("All \\u001b[2J is well\\u009b1m \\uffff"));
            Assert.That(package.Info.License, Is.EqualTo("MIT\\u001b[2J"));
        });

        RepositoryWriter.Write(_directory.Path, [RepositoryPackage.Of(package, Path.GetFileName(path))], 1);
        Assert.That((await RepositoryReader.ReadAsync(_directory.Path)).Single().Summary, Is.EqualTo(package.Info.Summary));
    }

    [Test]
    public void Prose_of_any_language_stays_as_it_is()
    {
        const string Summary = "Ein Päckchen, \u200fحزمة\u200e, 包, \ud83d\udce6";
        Assert.That(RpmPackage.Open(Build(new("good") { Summary = Summary })).Info.Summary, Is.EqualTo(Summary));
    }

    // By number, for the names of tests are shown on terminals, too. rpmbuild makes no such names; whoever wants them does without it.
    [TestCase(0x07)]
    [TestCase(0x09)]
    [TestCase(0x0A)]
    [TestCase(0x1B)]
    [TestCase(0x7F)]
    [TestCase(0x9B)]
    [TestCase(0xFFFF)]
    public void A_package_with_such_a_name_of_a_file_is_refused_and_the_name_escaped(int code)
    {
        var files = new[]
        {
            new HandmadeFile($"/usr/ev{(char)code}il"),
            new HandmadeFile($"/usr/ev{(char)code}il/file"),
            new HandmadeFile("/usr/evil", Mode: 0xA1FF) { LinkTarget = $"ev{(char)code}il" },
        };
        foreach (var file in files)
        {
            var error = Assert.Throws<PackageException>(() => new HandmadePackage(file).Read())!;
            Assert.That(error.Message, Does.Contain("control characters"));
            Assert.That(error.Message.Where(char.IsControl), Is.All.EqualTo('\n'));
            Assert.That(error.Why.Any(char.IsControl), Is.False);
        }
    }

    [TestCase(1000)]
    [TestCase(1022)]
    [TestCase(1039)]
    [TestCase(1047)]
    public void A_package_with_such_a_name_of_anything_is_refused(int tag) =>
        Assert.That(
            new HandmadePackage(new HandmadeFile("/a")) { Header = header => header.Texts(tag, [$"a{Clear}"]) }.Read,
            Throws.InstanceOf<PackageException>()
        );

    private string Build(RpmDescription package) => RpmBuild.Build(package, _directory.Path);
}
