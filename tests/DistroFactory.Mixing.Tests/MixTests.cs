using DistroFactory.Mixing.Assembly;
using DistroFactory.Testing;

namespace DistroFactory.Mixing.Tests;

public sealed class MixTests
{
    private SmallDistribution _distribution = null!;

    [SetUp]
    public void Start() => _distribution = new();

    [TearDown]
    public void CleanUp() => _distribution.Dispose();

    [Test]
    public async Task Two_mixes_of_one_input_are_the_same_bytes_however_many_threads_worked()
    {
        var root = Reference.Mix();
        using var one = new ReferenceInput(root);
        using var other = new ReferenceInput(root);
        foreach (var version in new uint[] { 10, 20 })
        {
            var packages = Directory.GetFiles(Path.Combine(root, "packages", version.ToString()));
            await new EmbeddedMixer().MixAsync(one.Request(version, 30, packages, "dirtypes") with { Workers = 1 });
            await new EmbeddedMixer().MixAsync(other.Request(version, 30, packages.Reverse(), "dirtypes") with { Workers = 5 });
        }

        var files = Relative(one.Output);
        Assert.That(Relative(other.Output), Is.EqualTo(files));
        Assert.That(
            files.Where(file =>
                !File.ReadAllBytes(Path.Combine(one.Output, file))
                    .AsSpan()
                    .SequenceEqual(File.ReadAllBytes(Path.Combine(other.Output, file)))
            ),
            Is.Empty
        );
    }

    [Test]
    public async Task A_bundle_that_did_not_change_is_not_published_again()
    {
        _distribution.Bundle("web", "# nothing but its tracking file");
        await _distribution.Mix(10);
        var result = await _distribution.Mix(20);
        Assert.That(result.Bundles.Single(bundle => bundle.Name == "web").Version.Value, Is.EqualTo(10));
        Assert.That(result.Bundles.Single(bundle => bundle.Name == "os-core").Version.Value, Is.EqualTo(20), "it says the version");
        Assert.That(Path.Combine(_distribution.Output, "20", "Manifest.web"), Does.Not.Exist);
        Assert.That(Path.Combine(_distribution.Output, "20", "pack-web-from-0.tar"), Does.Not.Exist);
    }

    [Test]
    public async Task Bundles_that_include_each_other_ship_what_they_share_once()
    {
        _distribution.Package(new("a") { Files = [new("/usr/share/a", "a")], Requires = ["b"] });
        _distribution.Package(new("b") { Files = [new("/usr/share/b", "b")], Requires = ["a"] });
        _distribution.Bundle("one", "include(two)", "a");
        _distribution.Bundle("two", "include(one)", "b");
        await _distribution.Mix(10);
        foreach (var path in new[] { "/usr/share/a", "/usr/share/b" })
        {
            Assert.That(_distribution.Line(10, "one", path), Is.Not.Null);
            Assert.That(_distribution.Line(10, "two", path), Is.Null);
        }

        Assert.That(_distribution.Line(10, "two", "/usr/share/clear/bundles/two"), Is.Not.Null);
    }

    [Test]
    public async Task A_directory_that_would_become_a_link_is_refused_with_path_and_bundle()
    {
        _distribution.Package(new("a") { Files = [new("/usr/share/a/x", "x")] });
        _distribution.Bundle("web", "a");
        await _distribution.Mix(10);
        _distribution.Package(new("a", "2.0") { Files = [new("/usr/share/a") { LinkTarget = "b" }] });
        Assert.That(
            async () => await _distribution.Mix(20),
            Throws.TypeOf<MixException>().With.Message.Contains("/usr/share/a ").And.Message.Contains("'web'")
        );
        Assert.That(Path.Combine(_distribution.Output, "20"), Does.Not.Exist);
    }

    [Test]
    public async Task Owners_come_from_the_accounts_that_a_package_ships()
    {
        _distribution.Package(new("a") { Files = [new("/usr/share/a", "x") { Owner = "web", Group = "web" }] });
        _distribution.Package(new("accounts") { Files = [new("/usr/lib/sysusers.d/web.conf", "u web 301 \"Web\"\n")] });
        _distribution.Bundle("web", "a", "accounts");
        await _distribution.Mix(10);
        var expected = UpdateStream.SwupdHasher.OfFile(0x81A4, 301, 301, "x"u8);
        Assert.That(_distribution.Line(10, "web", "/usr/share/a"), Does.Contain($"\t{expected}\t"));
    }

    [Test]
    public async Task A_ghost_ships_only_when_a_package_has_the_file()
    {
        _distribution.Package(new("a") { Files = [new("/etc/ghost", "x") { Directive = "%ghost" }, new("/usr/share/a", "x")] });
        _distribution.Bundle("web", "a");
        await _distribution.Mix(10);
        Assert.That(_distribution.Line(10, "web", "/etc/ghost"), Is.Null);
        Assert.That(_distribution.Line(10, "web", "/usr/share/a"), Is.Not.Null);
    }

    [Test]
    public async Task A_file_over_the_size_of_large_files_is_shared_by_fullfile_and_pack()
    {
        var text = string.Concat(Enumerable.Range(0, 300_000).Select(i => $"{i * 7919 % 100_003} "));
        _distribution.Package(new("big") { Files = [new("/usr/share/big", text)] });
        _distribution.Bundle("web", "big");
        await _distribution.Mix(10);
        var hash = _distribution.Line(10, "web", "/usr/share/big")!.Split('\t')[1];
        using var work = new TemporaryDirectory();
        foreach (var (archive, member) in new[] { ($"files/{hash}.tar", hash), ("pack-web-from-0.tar", $"staged/{hash}") })
        {
            await CliWrap
                .Cli.Wrap(Tool.Require("tar", "tar"))
                .WithArguments(["-xJf", Path.Combine(_distribution.Output, "10", archive), "-C", work.Path])
                .ExecuteAsync();
            Assert.That(File.ReadAllText(work[member]), Is.EqualTo(text));
        }
    }

    [Test]
    public async Task A_mix_killed_in_the_middle_leaves_nothing_to_see_and_the_next_one_works()
    {
        using var cancellation = new CancellationTokenSource();
        var progress = new Cancelling(cancellation, "publication");
        Assert.That(
            async () => await new EmbeddedMixer().MixAsync(_distribution.Request(), progress, cancellation.Token),
            Throws.InstanceOf<OperationCanceledException>()
        );
        Assert.That(Directory.Exists(_distribution.Output) ? Directory.GetFileSystemEntries(_distribution.Output) : [], Is.Empty);

        // What kill -9 would leave: a half-built version and half-written files of the store.
        var half = Path.Combine(_distribution.Output, ".10.partial-0badcafe");
        Directory.CreateDirectory(half);
        File.WriteAllText(Path.Combine(half, "Manifest.MoM"), "half");
        var segment = Path.Combine(_distribution["store"], "segments", "ab", ".abcd.partial-0badcafe");
        Directory.CreateDirectory(Path.GetDirectoryName(segment)!);
        File.WriteAllText(segment, "half");
        File.WriteAllText(Path.Combine(_distribution["store"], "unflushed"), File.ReadAllText("/proc/sys/kernel/random/boot_id"));

        await _distribution.Mix();
        Assert.That(Directory.GetFileSystemEntries(_distribution.Output).Select(Path.GetFileName), Is.EqualTo(new[] { "10" }));
        Assert.That(segment, Does.Not.Exist);
    }

    [Test]
    public async Task What_a_machine_that_went_down_may_have_left_empty_is_made_again()
    {
        await _distribution.Mix(10);
        var mark = Path.Combine(_distribution["store"], "unflushed");
        Assert.That(mark, Does.Not.Exist, "all is on disk");
        await File.WriteAllTextAsync(mark, "another start of the machine");
        File.SetLastWriteTimeUtc(mark, DateTime.UnixEpoch);
        var fullfiles = Directory.GetFiles(_distribution["store/fullfiles"], "*", SearchOption.AllDirectories);
        foreach (var file in fullfiles)
        {
            File.Delete(file);
            await File.WriteAllTextAsync(file, "");
        }

        Directory.Delete(_distribution.Output, recursive: true);
        await _distribution.Mix(10);
        Assert.That(fullfiles.Select(file => new FileInfo(file).Length), Has.None.Zero);
    }

    [Test]
    public async Task What_is_kept_of_packages_is_made_anew_when_it_is_damaged()
    {
        await _distribution.Mix(10);
        var kept = Directory.GetFiles(_distribution["store/packages"], "*", SearchOption.AllDirectories);
        Assert.That(kept.Select(Path.GetExtension).Distinct(), Is.SupersetOf(new[] { ".index", ".header" }));
        foreach (var file in kept)
            File.WriteAllText(file, "damaged");
        Assert.That((await _distribution.Mix(20)).Version.Value, Is.EqualTo(20));
    }

    private static string[] Relative(string root) =>
        [
            .. Directory
                .EnumerateFiles(root, "*", SearchOption.AllDirectories)
                .Select(file => Path.GetRelativePath(root, file))
                .Order(StringComparer.Ordinal),
        ];

    private sealed class Cancelling(CancellationTokenSource cancellation, string phase) : IProgress<MixProgress>
    {
        public void Report(MixProgress value)
        {
            if (value.Phase == phase)
                cancellation.Cancel();
        }
    }
}
