using System.Diagnostics;
using System.Runtime.InteropServices;
using DistroFactory.Testing;

namespace DistroFactory.Mixing.Tests;

/// <summary>Programs stand behind the x86 filter of xz, in packs and in fullfiles; the command xz tells.</summary>
public sealed class ProgramCompressionTests
{
    private SmallDistribution _distribution = null!;

    [SetUp]
    public void Prepare() => _distribution = new SmallDistribution();

    [TearDown]
    public void Remove() => _distribution.Dispose();

    [Test]
    public async Task A_pack_of_programs_and_their_fullfiles_have_the_filter_and_those_of_text_do_not()
    {
        if (RuntimeInformation.ProcessArchitecture is not Architecture.X64)
            Assert.Ignore($"the native libraries of this machine are for {RuntimeInformation.ProcessArchitecture}, not for x86");
        var program = Path.Combine(Directory.CreateDirectory(_distribution["content/usr/lib64"]).FullName, "libtool.so");
        File.Copy(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "libSystem.Native.so"), program);
        _distribution.Package(
            new("words") { Files = [new("/usr/share/words", string.Concat(Enumerable.Range(0, 9_000).Select(i => $"word {i}\n")))] }
        );
        _distribution.Bundle("tools", $"content({_distribution["content"]})");
        _distribution.Bundle("words", "words");

        await _distribution.Mix();

        Assert.That(Filters("pack-tools-from-0.tar"), Does.Contain("--x86"));
        Assert.That(Filters("pack-words-from-0.tar"), Does.Not.Contain("--x86"));
        Assert.That(Fullfiles().Count(file => Filters(file).Contains("--x86", StringComparison.Ordinal)), Is.EqualTo(1));
    }

    private IEnumerable<string> Fullfiles() =>
        Directory
            .EnumerateFiles(Path.Combine(_distribution.Output, "10", "files"))
            .Where(file => File.ReadAllBytes(file).AsSpan().StartsWith((ReadOnlySpan<byte>)[0xFD, (byte)'7', (byte)'z']))
            .Select(file => Path.Combine("files", Path.GetFileName(file)));

    private string Filters(string file)
    {
        using var xz = Process.Start(
            new ProcessStartInfo(
                Tool.Require("xz", "xz-utils"),
                ["--format=xz", "--robot", "--list", "-vv", Path.Combine(_distribution.Output, "10", file)]
            )
            {
                RedirectStandardOutput = true,
            }
        )!;
        var text = xz.StandardOutput.ReadToEnd();
        xz.WaitForExit();
        Assert.That(xz.ExitCode, Is.Zero, file);
        return text;
    }
}
