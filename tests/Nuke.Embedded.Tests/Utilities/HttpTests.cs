using System.Net;
using DistroFactory.Testing;
using Nuke.Common.IO;
using Nuke.Common.Utilities.Net;
using Assert = NUnit.Framework.Assert;

namespace Nuke.Embedded.Tests.Utilities;

/// <summary>Downloads and requests, against a server on this machine.</summary>
public sealed class HttpTests : IDisposable
{
    private readonly TemporaryDirectory folder = new();
    private readonly HttpListener server = new();
    private readonly string address;

    public HttpTests()
    {
        address = $"http://127.0.0.1:{DistroFactory.Testing.Loopback.LoopbackPort.Free()}/";
        server.Prefixes.Add(address);
        server.Start();
        _ = AnswerAsync();
    }

    public void Dispose()
    {
        server.Close();
        folder.Dispose();
    }

    [Test]
    public void A_file_is_downloaded_into_a_new_directory()
    {
        HttpTasks.HttpDownloadFile(address + "file", folder["new/file"], headerConfigurator: headers => headers.Add("X-Name", "acme"));
        Assert.That(File.ReadAllText(folder["new/file"]), Is.EqualTo("GET /file acme "));
    }

    [Test]
    public void A_file_that_is_not_there_is_an_error_and_leaves_none() => Assert.Multiple(() =>
    {
        Assert.That(() => HttpTasks.HttpDownloadFile(address + "missing", folder["file"]), Throws.ArgumentException.With.Message.Contains(address + "missing"));
        Assert.That(File.Exists(folder["file"]), Is.False);
    });

    [Test]
    public void A_text_is_downloaded() => Assert.That(HttpTasks.HttpDownloadString(address + "text"), Is.EqualTo("GET /text  "));

    [Test]
    public async Task A_request_is_made_in_a_chain()
    {
        using var client = new HttpClient();
        var response = await client.CreateRequest(HttpMethod.Post, address, "post").WithBasicAuthentication("user", "word").WithJsonContent(new { a = 1 }).GetResponseAsync();
        Assert.That(await response.AssertSuccessfulStatusCode().GetBodyAsync(), Is.EqualTo("""POST /post  {"a":1}"""));
        Assert.That(() => response.AssertStatusCode(HttpStatusCode.Created), Throws.InstanceOf<HttpResponseException>().With.Message.Contains("Created"));
    }

    private async Task AnswerAsync()
    {
        while (server.IsListening)
        {
            var context = await server.GetContextAsync();
            using var body = new StreamReader(context.Request.InputStream);
            context.Response.StatusCode = context.Request.Url!.AbsolutePath == "/missing" ? 404 : 200;
            await using (var writer = new StreamWriter(context.Response.OutputStream))
                await writer.WriteAsync($"{context.Request.HttpMethod} {context.Request.Url.AbsolutePath} {context.Request.Headers["X-Name"]} {await body.ReadToEndAsync()}");
        }
    }
}
