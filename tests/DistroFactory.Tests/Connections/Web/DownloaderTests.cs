using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using DistroFactory.Connections.Web;
using DistroFactory.Testing;

namespace DistroFactory.Tests.Connections.Web;

[TestFixture]
public sealed class DownloaderTests
{
    private static readonly Uri s_address = new("https://rpm.acme.example/edit.rpm");
    private static readonly byte[] s_package = RandomNumberGenerator.GetBytes(10_000);
    private static readonly string s_checksum = Convert.ToHexStringLower(SHA256.HashData(s_package));

    [Test]
    public async Task A_server_that_is_busy_is_asked_again()
    {
        using var directory = new TemporaryDirectory();
        using var server = new Server(HttpStatusCode.ServiceUnavailable, HttpStatusCode.TooManyRequests);
        await Downloader(server).FetchAsync(s_address, s_checksum, directory["edit.rpm"]);
        Assert.That((server.Requests.Count, await File.ReadAllBytesAsync(directory["edit.rpm"])), Is.EqualTo((3, s_package)));
    }

    [Test]
    public async Task A_download_goes_on_where_it_stopped()
    {
        using var directory = new TemporaryDirectory();
        using var server = new Server();
        await File.WriteAllBytesAsync(directory["edit.rpm.part"], s_package[..4000]);
        await Downloader(server).FetchAsync(s_address, s_checksum, directory["edit.rpm"]);
        Assert.That((server.Requests.Single(), await File.ReadAllBytesAsync(directory["edit.rpm"])), Is.EqualTo(((long?)4000, s_package)));
    }

    [Test]
    public async Task What_an_earlier_run_left_of_another_file_does_not_matter()
    {
        using var directory = new TemporaryDirectory();
        using var server = new Server();
        await File.WriteAllBytesAsync(directory["edit.rpm.part"], new byte[4000]);
        await Downloader(server).FetchAsync(s_address, s_checksum, directory["edit.rpm"]);
        Assert.That(await File.ReadAllBytesAsync(directory["edit.rpm"]), Is.EqualTo(s_package));
    }

    [Test]
    public void A_wrong_checksum_is_an_error_and_leaves_no_file()
    {
        using var directory = new TemporaryDirectory();
        using var server = new Server();
        Assert.That(
            () => Downloader(server).FetchAsync(s_address, new string('0', 64), directory["edit.rpm"]),
            Throws.InstanceOf<FetchException>()
        );
        Assert.That(Directory.EnumerateFiles(directory.Path), Is.Empty);
    }

    [Test]
    public void What_is_not_there_is_asked_for_once()
    {
        using var directory = new TemporaryDirectory();
        using var server = new Server(HttpStatusCode.NotFound);
        Assert.That(
            () => Downloader(server).FetchAsync(s_address, s_checksum, directory["edit.rpm"]),
            Throws.InstanceOf<FetchException>().With.Message.Contains("404")
        );
        Assert.That(server.Requests, Has.Count.EqualTo(1));
    }

    [Test]
    public void An_outage_is_an_error()
    {
        using var directory = new TemporaryDirectory();
        using var server = new Server([.. Enumerable.Repeat(HttpStatusCode.BadGateway, 5)]);
        Assert.That(
            () => Downloader(server).ReadAsync(s_address, 1 << 20),
            Throws.InstanceOf<FetchException>().With.Message.Contains("502")
        );
    }

    private static Downloader Downloader(Server server) => new(new HttpClient(server, disposeHandler: false), TimeSpan.FromMilliseconds(1));

    /// <summary>
    /// Answers with the package, whole or from where it is asked for, after some answers that are none; notes where each request begins.
    /// </summary>
    private sealed class Server(params HttpStatusCode[] first) : HttpMessageHandler
    {
        private readonly Queue<HttpStatusCode> _first = new(first);

        public List<long?> Requests { get; } = [];

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var from = request.Headers.Range?.Ranges.Single().From;
            Requests.Add(from);
            return Task.FromResult(_first.TryDequeue(out var refusal) ? new HttpResponseMessage(refusal) : Answer(from));
        }

        private static HttpResponseMessage Answer(long? from)
        {
            if (from >= s_package.Length)
                return new(HttpStatusCode.RequestedRangeNotSatisfiable);
            var answer = new HttpResponseMessage(from is null ? HttpStatusCode.OK : HttpStatusCode.PartialContent)
            {
                Content = new ByteArrayContent(s_package[(int)(from ?? 0)..]),
            };
            if (from is { } start)
                answer.Content.Headers.ContentRange = new ContentRangeHeaderValue(start, s_package.Length - 1, s_package.Length);
            return answer;
        }
    }
}
