using System.Diagnostics;
using System.Text;
using DistroFactory.Testing;
using DistroFactory.Testing.Loopback;

namespace DistroFactory.Tests.Connections.Git;

/// <summary>The real <c>git http-backend</c> on a port of loopback; it asks everybody for a name and a password.</summary>
internal sealed class GitHttpServer : IDisposable
{
    private readonly string _folder;
    private readonly string _login;
    private readonly string _program;
    private readonly LoopbackServer _server;

    /// <param name="folder">Folder of repositories.</param>
    /// <param name="login">Name and password, with a colon in between.</param>
    public GitHttpServer(string folder, string login)
    {
        (_folder, _login) = (folder, login);
        _program = Path.Combine(Tool.Run(Tool.Require("git", "git"), "--exec-path").Trim(), "git-http-backend");
        _server = new(Answer);
    }

    /// <summary>Address of a repository.</summary>
    /// <param name="repository">Its folder below that of the server.</param>
    /// <param name="login">What stands in front of the host; empty: nothing.</param>
    public string AddressOf(string repository, string login = "") =>
        _server.Address.AbsoluteUri.Replace("://", login.Length == 0 ? "://" : $"://{login}@", StringComparison.Ordinal) + repository;

    /// <summary>A repository of all files of a folder that takes pushes.</summary>
    public static void Publish(string folder)
    {
        var git = Tool.Require("git", "git");
        string[] author = ["-c", "user.name=Acme", "-c", "user.email=a@acme.example"];
        Tool.Run(git, "-C", folder, "init", "-q", "-b", "main");
        Tool.Run(git, "-C", folder, "config", "http.receivepack", "true");
        Tool.Run(git, "-C", folder, "add", ".");
        Tool.Run(git, [.. author, "-C", folder, "commit", "-q", "-m", "all"]);
    }

    /// <inheritdoc/>
    public void Dispose() => _server.Dispose();

    private LoopbackAnswer Answer(LoopbackRequest request)
    {
        var expected = "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes(_login));
        if (request.Header("Authorization") != expected)
            return LoopbackAnswer.Of("Who are you?", status: 401) with { Headers = [("WWW-Authenticate", "Basic realm=\"git\"")] };
        var parts = request.Path.Split('?', 2);
        var start = new ProcessStartInfo(_program) { RedirectStandardInput = true, RedirectStandardOutput = true };
        foreach (
            var (name, value) in new[]
            {
                ("GIT_PROJECT_ROOT", _folder),
                ("GIT_HTTP_EXPORT_ALL", "1"),
                ("PATH_INFO", Uri.UnescapeDataString(parts[0])),
                ("QUERY_STRING", parts.ElementAtOrDefault(1) ?? ""),
                ("REQUEST_METHOD", request.Method),
                ("CONTENT_TYPE", request.Header("Content-Type") ?? ""),
                ("CONTENT_LENGTH", $"{request.Body.Length}"),
                ("HTTP_CONTENT_ENCODING", request.Header("Content-Encoding") ?? ""),
                ("REMOTE_USER", "somebody"),
                // The repositories may be another user's than the tests'.
                ("GIT_CONFIG_COUNT", "1"),
                ("GIT_CONFIG_KEY_0", "safe.directory"),
                ("GIT_CONFIG_VALUE_0", "*"),
            }
        )
            start.Environment[name] = value;
        using var backend = Process.Start(start)!;
        backend.StandardInput.BaseStream.Write(request.Body);
        backend.StandardInput.Close();
        using var output = new MemoryStream();
        backend.StandardOutput.BaseStream.CopyTo(output);
        backend.WaitForExit();
        var answer = output.ToArray();
        var end = answer.AsSpan().IndexOf("\r\n\r\n"u8);
        var headers = Encoding.ASCII.GetString(answer, 0, end).Split("\r\n").Select(line => line.Split(": ", 2)).ToList();
        var status = headers.FirstOrDefault(header => header[0] == "Status")?[1][..3] ?? "200";
        return new(int.Parse(status, System.Globalization.CultureInfo.InvariantCulture), answer[(end + 4)..])
        {
            Type = headers.FirstOrDefault(header => header[0] == "Content-Type")?[1] ?? "text/plain",
        };
    }
}
