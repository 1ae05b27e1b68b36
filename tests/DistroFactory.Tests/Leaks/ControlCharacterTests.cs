using System.Text;
using DistroFactory.Foundation;
using DistroFactory.Mixing.Bundles;
using DistroFactory.Mixing.Tree;
using DistroFactory.Testing;

namespace DistroFactory.Tests.Leaks;

/// <summary>What a terminal would obey comes in with packages and directories, and goes no further.</summary>
public sealed class ControlCharacterTests
{
    private const string Clear = "\u001b[2J\u001b]0;gone\u0007";

    [Test]
    public async Task A_release_with_such_a_summary_and_licence_has_them_in_no_text_and_no_metadata()
    {
        using var place = new LeakFixture();
        RpmBuild.Build(
            new("evil")
            {
                Summary = $"All {Clear}\u009b1m is well",
                License = $"MIT and Own{Clear}",
                Files = [new("/usr/share/evil", "evil\n")],
            },
            place["config/packages"]
        );
        place.Append("docs", "evil");
        using (var session = place.Open())
        {
            await session.FetchConfigAsync();
            await session.InitializeAsync();
            await session.FetchContentAsync();
            await session.MixAsync();
            await session.ValidateAsync();
            await session.PrepareAsync();
            await session.VerifyAsync();
            await session.WriteNotesAsync();
        }

        var texts = Directory
            .EnumerateFiles(place["factory/acme/stage/releases/10"], "*", SearchOption.AllDirectories)
            .Where(file => Path.GetExtension(file) is ".txt" or ".md" or ".json")
            .ToList();
        Assert.That(texts, Has.Some.Contains("packages-license-info").And.Some.Contains("release-notes"));
        Assert.That(texts.Where(file => HasControls(File.ReadAllText(file, Encoding.UTF8))), Is.Empty);
        Assert.That(HasControls($"{place.Log}"), Is.False);
        Assert.That(Directory.EnumerateFiles(place["factory/acme/stage/releases/10/repo/x86_64/os/repodata"]), Is.Not.Empty);
    }

    [TestCase(0x1B)]
    [TestCase(0x0A)]
    [TestCase(0x9B)]
    public void Such_a_name_in_a_content_directory_is_refused(int code)
    {
        using var directory = new TemporaryDirectory();
        File.WriteAllText(directory[$"a{(char)code}b"], "");
        var error = Assert.Throws<BundleException>(() => ContentDirectory.Read(directory.Path, "docs", DateTimeOffset.UnixEpoch))!;
        Assert.That(error.Message, Does.Contain("control characters"));
        Assert.That(HasControls(error.Message), Is.False);
    }

    private static bool HasControls(string text) => text.Split('\n').Any(line => LegibleText.HasControls(line));
}
