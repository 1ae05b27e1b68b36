using DistroFactory.Connections.Web;
using DistroFactory.Foundation;
using DistroFactory.Model;
using DistroFactory.Testing;
using DistroFactory.UpdateStream;
using DistroFactory.Upstream;

namespace DistroFactory.Tests.Upstream;

public sealed class UpstreamTests
{
    private UpstreamServer _server = null!;

    [SetUp]
    public void SetUp() => _server = new();

    [TearDown]
    public void TearDown() => _server.Dispose();

    [Test]
    public async Task The_latest_version_and_formats_are_read()
    {
        _server.Say("latest", "31200\n");
        _server.Say("update/31200/format", "31");
        _server.Say("update/version/format31/first", "31100");
        _server.Say("update/version/format30/latest", "31090\n");

        Assert.Multiple(async () =>
        {
            Assert.That(await Upstream().LatestAsync(), Is.EqualTo(new UpstreamVersion(31200)));
            Assert.That(await Upstream().FormatOfAsync(new(31200)), Is.EqualTo(new FormatNumber(31)));
            Assert.That(await Upstream().FirstOfAsync(new(31)), Is.EqualTo(new UpstreamVersion(31100)));
            Assert.That(await Upstream().LatestOfAsync(new(30)), Is.EqualTo(new UpstreamVersion(31090)));
        });
    }

    [TestCase("")]
    [TestCase("0")]
    [TestCase("-5")]
    [TestCase("31200\n31100")]
    [TestCase("99999999999")]
    [TestCase("3120o")]
    [TestCase("<!DOCTYPE html><html><body>Please log in</body></html>")]
    public void An_answer_that_is_no_number_is_an_error_that_names_the_address(string answer)
    {
        _server.Say("latest", answer);

        Assert.That(
            () => Upstream().LatestAsync(),
            Throws.TypeOf<FactoryException>().With.Message.Contains($"{_server.Address}/latest").And.Message.Contains("not a version")
        );
    }

    [Test]
    public void A_truncated_answer_is_an_error_that_names_the_address()
    {
        _server.Truncate("latest", "312");

        Assert.That(() => Upstream().LatestAsync(), Throws.TypeOf<FactoryException>().With.Message.Contains($"{_server.Address}/latest"));
        Assert.That(_server.Asked, Has.Count.EqualTo(5), "it is asked for again before that");
    }

    [Test]
    public void A_mirror_without_the_format_file_lags() =>
        Assert.That(
            () => Upstream().FormatOfAsync(new(31200)),
            Throws.TypeOf<FactoryException>().With.Message.Contains("/update/31200/format").And.Property("Advice").Contains("lags")
        );

    [TestCase("503 Service Unavailable", 5)]
    [TestCase("403 Forbidden", 1)]
    public void An_outage_is_an_error_and_what_may_pass_is_tried_again(string status, int attempts)
    {
        _server.Fail("latest", status);

        Assert.That(() => Upstream().LatestAsync(), Throws.TypeOf<FactoryException>().With.Message.Contains(status[..3]));
        Assert.That(_server.Asked, Has.Count.EqualTo(attempts));
    }

    [Test]
    public void A_server_that_is_down_is_an_error_that_names_the_address()
    {
        var address = _server.Address;
        var upstream = Upstream();
        _server.Dispose();

        Assert.That(() => upstream.LatestAsync(), Throws.TypeOf<FactoryException>().With.Message.Contains($"{address}/latest"));
    }

    [Test]
    public async Task A_directory_is_an_upstream_too()
    {
        using var directory = new TemporaryDirectory();
        Directory.CreateDirectory(directory["update/31200"]);
        File.WriteAllText(directory["latest"], "31200\n");
        var upstream = new PublishedUpstream(new DirectoryUpstreamFiles(directory.Path));

        Assert.That(await upstream.LatestAsync(), Is.EqualTo(new UpstreamVersion(31200)));
        Assert.That(
            () => upstream.FormatOfAsync(new(31200)),
            Throws.TypeOf<FactoryException>().With.Message.Contains(directory["update/31200/format"])
        );
        Assert.That(
            () => new PublishedUpstream(new DirectoryUpstreamFiles(directory["gone"])).LatestAsync(),
            Throws.TypeOf<FactoryException>().With.Message.Contains("Could not find")
        );
    }

    [Test]
    public async Task Only_what_a_release_needs_is_asked_for_in_the_order_of_the_original()
    {
        _server.Say("latest", "31200");
        _server.Say("update/31200/format", "31");
        _server.Say("update/31000/format", "30");
        _server.Say("update/version/format31/first", "31100");
        _server.Say("update/version/format30/latest", "31090");
        var survey = new UpstreamSurvey(Upstream());

        var look = await survey.WithCurrentAsync(await survey.LookAsync(UpstreamVersion.None), new(31000));
        var state = await survey.WithBumpsAsync(look);

        Assert.Multiple(() =>
        {
            Assert.That(
                _server.Asked,
                Is.EqualTo(
                    new[]
                    {
                        "/latest",
                        "/update/31200/format",
                        "/update/31000/format",
                        "/update/version/format31/first",
                        "/update/version/format30/latest",
                    }
                )
            );
            Assert.That(state.Bumps, Is.EqualTo(new[] { new UpstreamBump(new(31), new(31090), new(31100)) }));
            Assert.That(look.IsAcrossFormats);
        });
    }

    [TestCase("31100", "31100")]
    [TestCase("31300", "31090")]
    [TestCase("31100", "30900")]
    public async Task Formats_that_contradict_each_other_are_an_error(string first, string last)
    {
        _server.Say("update/31200/format", "31");
        _server.Say("update/31000/format", "30");
        _server.Say("update/version/format31/first", first);
        _server.Say("update/version/format30/latest", last);
        var survey = new UpstreamSurvey(Upstream());
        var look = await survey.WithCurrentAsync(await survey.LookAsync(new(31200)), new(31000));

        Assert.That(() => survey.WithBumpsAsync(look), Throws.TypeOf<FactoryException>().With.Message.Contains("not in this order"));
        Assert.That(look.IsPinned);
    }

    private PublishedUpstream Upstream() =>
        new(new WebUpstreamFiles(_server.Address, new Downloader(new HttpClient(), TimeSpan.FromMilliseconds(1))));
}
