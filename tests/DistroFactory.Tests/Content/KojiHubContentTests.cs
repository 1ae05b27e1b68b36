using DistroFactory.Connections.Web;
using DistroFactory.Content;
using DistroFactory.Foundation;
using DistroFactory.Testing;
using DistroFactory.Tests.Connections.Koji;

namespace DistroFactory.Tests.Content;

[TestFixture]
public sealed class KojiHubContentTests
{
    [Test]
    public async Task Packages_of_the_architecture_and_of_all_are_listed_in_one_view_of_the_tag_and_fetched()
    {
        using var site = new SampleHub();
        var content = site.Content();
        var packages = await content.ListAsync();
        Assert.That(
            packages.Select(package => $"{package.Nevra}"),
            Is.EqualTo(new[] { "acme-shell-2.1-1.x86_64", "acme-web-1.4-1.x86_64", "acme-web-pages-1.4-1.noarch" })
        );
        Assert.That(site.Hub.Calls.Select(call => call.Method), Is.EqualTo(new[] { "tagLastChangeEvent", "listTaggedRPMS" }));

        var fetched = await new ContentSet([content]).FetchAsync(packages);
        Assert.That(fetched.Paths.Zip(site.Hub.Packages).All(pair => File.ReadAllBytes(pair.First).SequenceEqual(pair.Second.Content)));
        Assert.That(fetched.Packages.Select(package => package.Sha256), Is.All.Length.EqualTo(64));
        Assert.That(
            site.Hub.Server.Requests.Select(request => request.Path),
            Has.Some.EqualTo("/kojifiles/vol/fast/packages/acme-web/1.4/1/noarch/acme-web-pages-1.4-1.noarch.rpm")
        );
    }

    [Test]
    public async Task What_was_fetched_is_not_fetched_again()
    {
        using var site = new SampleHub();
        await site.Content().FetchAsync(await site.Content().ListAsync());
        var before = site.Hub.Server.Requests.Count(request => request.Method == "GET");
        await site.Content().FetchAsync(await site.Content().ListAsync());
        Assert.That(site.Hub.Server.Requests.Count(request => request.Method == "GET"), Is.EqualTo(before).And.EqualTo(3));
    }

    [Test]
    public async Task A_fetched_package_that_was_damaged_since_is_fetched_again()
    {
        using var site = new SampleHub();
        var packages = await site.Content().ListAsync();
        var path = (await site.Content().FetchAsync(packages)).Paths[0];
        var bytes = await File.ReadAllBytesAsync(path);
        bytes[^1] ^= 1;
        await File.WriteAllBytesAsync(path, bytes);
        await site.Content().FetchAsync(packages);
        Assert.That((await File.ReadAllBytesAsync(path)).SequenceEqual(site.Hub.Packages[0].Content));
    }

    [Test]
    public async Task Debuginfo_is_left_out_unless_asked_for()
    {
        using var site = new SampleHub();
        using var folder = new TemporaryDirectory();
        site.Hub.Packages.Add(new(RpmBuild.Build(new("acme-shell-debuginfo", "2.1") { Arch = "x86_64" }, folder.Path), 7));
        Assert.That((await site.Content().ListAsync()).Length, Is.EqualTo(3));
        site.Source = site.Source with { DebugInfo = true };
        Assert.That((await site.Content().ListAsync()).Length, Is.EqualTo(4));
    }

    [Test]
    public async Task The_epoch_is_part_of_the_identity_and_not_of_the_address()
    {
        using var site = new SampleHub();
        using var folder = new TemporaryDirectory();
        site.Hub.Builds.Add(new(9, "clock", "1", "1"));
        site.Hub.Packages.Add(new(RpmBuild.Build(new("clock", "1") { Epoch = 2 }, folder.Path), 9));
        var clock = (await site.Content().ListAsync())[^1];
        Assert.That(
            (clock.Nevra.ToString(), clock.Location),
            Is.EqualTo(("clock-2:1-1.noarch", site.Hub.TopUrl + "/packages/clock/1/1/noarch/clock-1-1.noarch.rpm"))
        );
    }

    [Test]
    public async Task Signed_copies_are_taken_from_below_their_key_and_checked_without_the_signature()
    {
        using var site = new SampleHub();
        site.Source = site.Source with { Key = "AB12CD34" };
        // A signature makes the file longer, which the hub does not know.
        site.Hub.Packages[0] = site.Hub.Packages[0] with
        {
            Size = 1,
        };
        var packages = await site.Content().ListAsync();
        await site.Content().FetchAsync(packages);
        Assert.That(
            packages[0].Location,
            Is.EqualTo(site.Hub.TopUrl + "/packages/acme-shell/2.1/1/data/signed/ab12cd34/x86_64/acme-shell-2.1-1.x86_64.rpm")
        );
    }

    [Test]
    public async Task A_tag_that_does_not_exist_is_told_so_and_asked_for_once()
    {
        using var site = new SampleHub();
        site.Source = site.Source with { Tag = "dist-acmee" };
        var error = (await Assert.ThrowsAsync<FactoryException>(() => site.Content().ListAsync()))!;
        Assert.That(
            error.Message,
            Does.StartWith(
                $"Listing tag dist-acmee of {site.Hub.Hub}: the hub says: No such entry in "
                    + "table tag: dist-acmee (fault 1000)\n  Check the name"
            )
        );
        Assert.That(site.Hub.Calls, Has.Count.EqualTo(1));
    }

    [TestCase("size", "more than 1 B")]
    [TestCase("hash", "should be 00000000000000000000000000000000")]
    [TestCase("content", "is no sound package")]
    [TestCase("other", "what came is the package acme-web-1.4-1.x86_64, not acme-shell-2.1-1.x86_64")]
    public async Task A_package_that_is_not_what_the_hub_says_is_refused_and_not_kept(string wrong, string why)
    {
        using var site = new SampleHub();
        var sound = site.Hub.Packages[0];
        var cut = sound.Content.ToArray();
        cut[^5] ^= 1;
        site.Hub.Packages[0] = wrong switch
        {
            "size" => sound with { Size = 1 },
            "hash" => sound with { PayloadHash = new('0', 32) },
            "content" => sound with { Content = cut },
            _ => sound with { Content = site.Hub.Packages[1].Content, Size = site.Hub.Packages[1].Content.Length },
        };
        var packages = (await site.Content().ListAsync())[..1];
        Assert.That(
            () => site.Content().FetchAsync(packages),
            Throws.InstanceOf<FetchException>().With.Message.Contains(why).And.Message.Contains("acme-shell-2.1-1.x86_64.rpm")
        );
        Assert.That(Directory.EnumerateFiles(site.Cache, "*", SearchOption.AllDirectories), Is.Empty);
    }

    [Test]
    public async Task A_hub_without_payload_hashes_leaves_it_to_what_the_packages_state_themselves()
    {
        using var site = new SampleHub();
        site.Hub.Packages[0] = site.Hub.Packages[0] with { PayloadHash = "" };
        Assert.That((await site.Content().FetchAsync(await site.Content().ListAsync())).Paths, Has.Length.EqualTo(3));
    }

    [Test]
    public async Task Sources_of_one_tag_for_two_architectures_fetch_each_package_once()
    {
        using var site = new SampleHub();
        using var folder = new TemporaryDirectory();
        site.Hub.Packages.Add(new(RpmBuild.Build(new("acme-shell-libs", "2.1") { Arch = "i686" }, folder.Path), 7));
        var first = site.Content();
        site.Source = site.Source with { Architecture = "i686" };
        var set = new ContentSet([first, site.Content()]);
        var fetched = await set.FetchAsync(await set.ListAsync());
        Assert.That(
            fetched.Packages.Select(package => $"{package.Nevra}"),
            Is.EqualTo(
                new[] { "acme-shell-2.1-1.x86_64", "acme-shell-libs-2.1-1.i686", "acme-web-1.4-1.x86_64", "acme-web-pages-1.4-1.noarch" }
            )
        );
        var asked = site.Hub.Server.Requests.Where(request => request.Method == "GET").Select(request => request.Path).ToArray();
        Assert.That(asked, Is.Unique);
        Assert.That(asked, Has.Length.EqualTo(4));
    }

    [Test]
    public async Task Downloads_from_several_hubs_run_at_the_same_time()
    {
        using var first = new SampleHub();
        using var second = new SampleHub();
        using var together = new Barrier(2);
        // Neither goes on before both are asked.
        ContentSet set = new([Waiting(first), Waiting(second)]);
        Assert.That((await set.FetchAsync(await set.ListAsync())).Packages, Has.Length.EqualTo(3));

        IContentProvider Waiting(SampleHub site) => new MeetingProvider(site.Content(), together);
    }
}
