using System.Collections.Immutable;
using System.Runtime.Versioning;
using DistroFactory.Configuration;
using DistroFactory.Connections.Commands;
using DistroFactory.Connections.Web;
using DistroFactory.Content;
using DistroFactory.Model;
using DistroFactory.Packages;
using DistroFactory.Tests.Connections.Koji;
using DistroFactory.Tests.Connections.Web;

namespace DistroFactory.Tests.Content;

[TestFixture]
public sealed class SelectedContentTests
{
    private static readonly string[] s_offered =
    [
        "acme-shell-2.1-1",
        "acme-shell-2.2-1",
        "acme-web-1.4-1",
        "linux-6.12.1-1",
        "openssl-99-1",
    ];

    [Test]
    public async Task A_provider_brings_only_what_it_may()
    {
        var outsider = Content(new() { Only = ["acme-*", "linux"] });
        var own = new SelectedContent(new Shelf(["openssl-3.0-1"]), PackageSelection.All, _ => null);
        Assert.That(
            (await new ContentSet([own, outsider]).ListAsync()).Select(package => $"{package.Nevra.Name}-{package.Nevra.Evr}"),
            Is.EqualTo(new[] { "acme-shell-2.1-1", "acme-shell-2.2-1", "acme-web-1.4-1", "linux-6.12.1-1", "openssl-3.0-1" })
        );
    }

    [Test]
    public async Task What_is_excluded_is_left_out() =>
        Assert.That(await List(new() { Exclude = ["acme-*", "lin?x"] }), Is.EqualTo(new[] { "openssl-99-1" }));

    [TestCase("2.1", "acme-shell-2.1-1")]
    [TestCase("2.1-1", "acme-shell-2.1-1")]
    [TestCase("*.2-?", "acme-shell-2.2-1")]
    public async Task What_is_pinned_is_taken_in_that_version(string pin, string expected) =>
        Assert.That((await List(new() { Only = ["acme-shell"], Pin = Pins("acme-shell", pin) })), Is.EqualTo(new[] { expected }));

    [TestCase("acme-shell", "2.0", "of acme-shell, 'pin' asks for its version 2.0, but there is only 2.1-1, 2.2-1")]
    [TestCase("acme-shel", "2.1", "'pin' asks for acme-shel 2.1, but there is no package of that name")]
    public void A_pinned_version_that_is_not_there_ends_the_run(string name, string version, string why) =>
        Assert.That(() => List(new() { Pin = Pins(name, version) }), Throws.TypeOf<FetchException>().With.Message.Contains(why));

    [Test]
    public async Task What_is_held_stays_at_the_version_of_the_latest_release()
    {
        var hold = new PackageSelection { Only = ["acme-*"], Hold = ["acme-*"] };
        Assert.That(await List(hold, "acme-shell-2.1-1"), Is.EqualTo(new[] { "acme-shell-2.1-1", "acme-web-1.4-1" }));
        Assert.That(
            () => List(hold, "acme-shell-2.0-1"),
            Throws
                .TypeOf<FetchException>()
                .With.Message.Contains("'hold' keeps it at the version 2.0-1 of the latest release, but there is only 2.1-1, 2.2-1")
        );
    }

    [Test]
    public async Task A_pattern_that_matches_nothing_is_a_warning()
    {
        var content = Content(
            new()
            {
                Only = ["*", "acm?"],
                Exclude = ["kernel*"],
                Hold = ["acme-shell", "shell"],
            }
        );
        await content.ListAsync();
        Assert.That(
            content.Warnings,
            Is.EqualTo(
                new[]
                {
                    "'exclude' names kernel*, but the shelf has no such package.",
                    "'hold' names shell, but the shelf has no such package.",
                    "'only' names acm?, but the shelf has no such package.",
                }
            )
        );
    }

    [Test]
    [SupportedOSPlatform("linux")]
    public async Task Of_builds_the_packages_are_chosen_when_they_are_known()
    {
        using var koji = new KojiScript();
        koji.Builds("acme-web-1.4-1");
        koji.Has("acme-web-1.4-1", "acme-web-1.4-1.x86_64.rpm", "acme-web-pages-1.4-1.noarch.rpm");
        var source = koji.Source with
        {
            Selection = new() { Exclude = ["*-pages"], Hold = ["nothing"] },
        };
        var providers = new ContentProviders(Quick.Cache(koji.Cache), new CommandRunner(), gitHubToken: null);
        var set = providers.Create([source]);
        Assert.That(
            (await set.FetchAsync(await set.ListAsync())).Packages.Select(package => package.Nevra.Name),
            Is.EqualTo(new[] { "acme-web" })
        );
        Assert.That(
            providers.Warnings,
            Is.EqualTo(new[] { "'hold' names nothing, but tag dist-acme of the koji command has no such package." })
        );
    }

    private static ImmutableSortedDictionary<string, string> Pins(string name, string version) =>
        ImmutableSortedDictionary<string, string>.Empty.Add(name, version);

    private static SelectedContent Content(PackageSelection selection, params string[] released) =>
        new(new Shelf(s_offered), selection, name => released.Select(Parse).FirstOrDefault(package => package.Name == name));

    private static async Task<IEnumerable<string>> List(PackageSelection selection, params string[] released) =>
        (await Content(selection, released).ListAsync()).Select(package => $"{package.Nevra.Name}-{package.Nevra.Evr}");

    private static Nevra Parse(string build) => Nevra.ParseBuild(build)! with { Arch = "noarch" };

    private sealed class Shelf(string[] packages) : IContentProvider
    {
        public string Name => "the shelf";

        public Task<ImmutableArray<ContentPackage>> ListAsync(CancellationToken cancellation = default) =>
            Task.FromResult<ImmutableArray<ContentPackage>>([
                .. packages.Select(package => new ContentPackage(Parse(package), "", 0, package, Name)),
            ]);

        public Task<FetchedContent> FetchAsync(ImmutableArray<ContentPackage> packages, CancellationToken cancellation = default) =>
            throw new NotSupportedException("only lists are asked for");
    }
}
