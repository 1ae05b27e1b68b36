using System.Net;
using DistroFactory.Testing;
using Nuke.Common.IO;
using Nuke.Common.Utilities.Net;
using Assert = NUnit.Framework.Assert;

namespace Nuke.Embedded.Tests.Utilities;

/// <summary>Downloads and requests, against a server on this machine.</summary>
public sealed class HttpTests : IDisposable
{
    private readonly TemporaryDirectory _folder = new();
    private readonly HttpListener _server = new();
    private readonly string _address;

    public HttpTests()
    {
        _address = $"http://127.0.0.1:{DistroFactory.Testing.Loopback.LoopbackPort.Free()}/";
        _server.Prefixes.Add(_address);
        _server.Start();
        _ = AnswerAsync();
    }

    public void Dispose()
    {
        _server.Close();
        _folder.Dispose();
    }

    [Test]
    public void A_file_is_downloaded_into_a_new_directory()
    {
        HttpTasks.HttpDownloadFile(_address + "file", _folder["new/file"], headerConfigurator: headers => headers.Add("X-Name", "acme"));
        Assert.That(File.ReadAllText(_folder["new/file"]), Is.EqualTo("GET /file acme "));
    }

    [Test]
    public void A_file_that_is_not_there_is_an_error_and_leaves_none() =>
        Assert.Multiple(() =>
        {
            Assert.That(
                () => HttpTasks.HttpDownloadFile(_address + "missing", _folder["file"]),
                Throws.ArgumentException.With.Message.Contains(_address + "missing")
            );
            Assert.That(File.Exists(_folder["file"]), Is.False);
        });

    [Test]
    public void A_text_is_downloaded() => Assert.That(HttpTasks.HttpDownloadString(_address + "text"), Is.EqualTo("GET /text  "));

    [Test]
    public async Task A_request_is_made_in_a_chain()
    {
        using var client = new HttpClient();
        var response = await client
            .CreateRequest(HttpMethod.Post, _address, "post")
            .WithBasicAuthentication("user", "word")
            .WithJsonContent(new { a = 1 })
            .GetResponseAsync();
        Assert.That(await response.AssertSuccessfulStatusCode().GetBodyAsync(), Is.EqualTo("""POST /post  {"a":1}"""));
        Assert.That(
            () => response.AssertStatusCode(HttpStatusCode.Created),
            Throws.InstanceOf<HttpResponseException>().With.Message.Contains("Created")
        );
    }

    private async Task AnswerAsync()
    {
        while (_server.IsListening)
        {
            var context = await _server.GetContextAsync();
            using var body = new StreamReader(context.Request.InputStream);
            context.Response.StatusCode = context.Request.Url!.AbsolutePath == "/missing" ? 404 : 200;
            await using (var writer = new StreamWriter(context.Response.OutputStream))
                await writer.WriteAsync(
                    $"{context.Request.HttpMethod} {context.Request.Url.AbsolutePath} "
                        + $"{context.Request.Headers["X-Name"]} {await body.ReadToEndAsync()}"
                );
        }
    }
}
