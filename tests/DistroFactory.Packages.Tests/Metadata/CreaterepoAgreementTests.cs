using System.Diagnostics;
using System.Xml.Linq;
using DistroFactory.Foundation.Compression;
using DistroFactory.Packages.Metadata;
using DistroFactory.Packages.Rpm;
using DistroFactory.Testing;

namespace DistroFactory.Packages.Tests;

/// <summary>The writer says of a folder of packages what createrepo_c says of it.</summary>
public sealed class CreaterepoAgreementTests
{
    private const string Spec = """
        Name: everything
        Epoch: 2
        Version: 1.0
        Release: 3
        Summary: a <b> & "c"
        License: MIT
        URL: https://example.test/?a=1&b=2
        Group: Test
        Vendor: Example
        Packager: Me <me@example.test>
        BuildArch: noarch
        AutoReqProv: no
        Requires: a >= 1, /bin/sh, (x or y), b = 1:2-3, /usr/bin/own, twice, p
        Requires(pre): c, twice
        Requires: libc.so.6()(64bit), libc.so.6(GLIBC_2.4)(64bit), libc.so.6(GLIBC_2.34)(64bit), zlib
        Provides: p, q = 2
        Conflicts: zz < 3
        Obsoletes: old <= 1
        Recommends: rec
        Suggests: sug >= 2
        Supplements: sup
        Enhances: enh > 1
        %description
        Line one é
         line two <x>
        %install
        mkdir -p %{buildroot}/usr/bin %{buildroot}/etc/d %{buildroot}/usr/lib
        touch %{buildroot}/usr/bin/own %{buildroot}/etc/d/f %{buildroot}/usr/lib/sendmail %{buildroot}/usr/lib/gh
        %post
        true
        %files
        %dir /etc/d
        %config /etc/d/f
        /usr/bin/own
        /usr/lib/sendmail
        %ghost /usr/lib/gh
        %changelog
        * Tue Jan 03 2023 A B <a@b> - 1.0-4
        - x & y
        * Mon Jan 02 2023 A B <a@b> - 1.0-3
        - third of the day
        * Mon Jan 02 2023 A B <a@b> - 1.0-2
        - second of the day
        * Mon Jan 02 2023 A B <a@b> - 1.0-1
        - first of the day
        """;

    [Test]
    public void Metadata_of_a_package_that_uses_everything_is_that_of_createrepo()
    {
        using var directory = new TemporaryDirectory();
        using var work = new TemporaryDirectory();
        File.WriteAllText(work["everything.spec"], Spec + "\n");
        Run(
            Tool.Require("rpmbuild", "rpm"),
            "-bb",
            "--quiet",
            "--define",
            $"_topdir {work["top"]}",
            "--define",
            $"_rpmdir {directory.Path}",
            work["everything.spec"]
        );
        AssertSameMetadata(directory);
    }

    [Test]
    public void Metadata_of_small_packages_is_that_of_createrepo() => AssertSameMetadata(Reference.Mix("packages/10"));

    [Test]
    [Thorough]
    public void Metadata_of_a_real_distribution_is_that_of_createrepo() => AssertSameMetadata(Corpus.Require("packages/10"));

    private static void AssertSameMetadata(string packages)
    {
        using var directory = new TemporaryDirectory();
        foreach (var package in Directory.GetFiles(packages, "*.rpm"))
            File.CreateSymbolicLink(directory[Path.GetFileName(package)], package);
        AssertSameMetadata(directory);
    }

    private static void AssertSameMetadata(TemporaryDirectory directory)
    {
        Run(Tool.Require("createrepo_c", "createrepo-c"), "--quiet", "--no-database", directory.Path);
        Dictionary<string, XElement> expected = Documents(directory.Path);
        var packages = Directory
            .GetFiles(directory.Path, "*.rpm", SearchOption.AllDirectories)
            .Select(path =>
                RepositoryPackage.Of(RpmPackage.Open(path), Path.GetRelativePath(directory.Path, path), fileTime: TimeOf(path))
            );
        RepositoryWriter.Write(directory.Path, packages, timestamp: 1);
        var actual = Documents(directory.Path);

        Assert.That(actual.Keys, Is.EquivalentTo(expected.Keys));
        Assert.Multiple(() =>
        {
            foreach (var (type, document) in expected)
                Assert.That(actual[type].ToString(), Is.EqualTo(document.ToString()), type);
        });
    }

    private static long TimeOf(string path) =>
        new DateTimeOffset(
            (File.ResolveLinkTarget(path, returnFinalTarget: true) ?? new FileInfo(path)).LastWriteTimeUtc
        ).ToUnixTimeSeconds();

    private static Dictionary<string, XElement> Documents(string directory) =>
        RepositoryReader
            .ReadIndexAsync(new DirectoryRepositoryFiles(directory), CancellationToken.None)
            .GetAwaiter()
            .GetResult()
            .ToDictionary(
                record => record.Type,
                record =>
                {
                    using var stream = Decompressor.OpenRead(File.OpenRead(Path.Combine(directory, record.Href)));
                    return XElement.Load(stream);
                }
            );

    private static void Run(string command, params string[] arguments)
    {
        using var process = Process.Start(command, arguments);
        process.WaitForExit();
        Assert.That(process.ExitCode, Is.Zero, command);
    }
}
