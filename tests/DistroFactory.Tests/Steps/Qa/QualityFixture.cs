using DistroFactory.Foundation;
using DistroFactory.Run;
using DistroFactory.Session;
using DistroFactory.Steps.Qa;
using DistroFactory.Testing;
using DistroFactory.Tests.Leaks;
using DistroFactory.Tests.Session;

namespace DistroFactory.Tests.Steps.Qa;

/// <summary>A copy of the sample with checks of the test's own.</summary>
internal sealed class QualityFixture : IDisposable
{
    private readonly LeakFixture _place = new();

    public string this[string path] => _place[path];

    public string Factory => _place.Factory;

    public RecordedLog Log => _place.Log;

    /// <summary>What happens between Verify and Qa.</summary>
    public Action AfterVerify { get; set; } = () => { };

    public string Latest => File.ReadAllText(this["factory/acme/stage/latest"]).Trim();

    public string Report(int version, string name) => File.ReadAllText(this[$"factory/acme/stage/releases/{version}/{name}"]);

    public ReleaseSession Open() => _place.Open();

    public void Append(string bundle, string line) => _place.Append(bundle, line);

    /// <summary>Takes the checks out of the configuration.</summary>
    /// <returns>What remains.</returns>
    public string Unconfigure()
    {
        var file = this["config/distro.yaml"];
        var text = File.ReadAllText(file).Split("\nqa:")[0].TrimEnd('\n');
        File.WriteAllText(file, text + "\n");
        return text;
    }

    /// <summary>Replaces the checks of the configuration.</summary>
    public void Configure(string checks, string more = "")
    {
        var file = this["config/distro.yaml"];
        var text = Unconfigure();
        var lines = checks.TrimEnd('\n').Split('\n').Select(line => $"    {line}");
        File.WriteAllText(file, $"{text}\nqa:\n  checks:\n{string.Join('\n', lines)}\n{(more.Length == 0 ? "" : $"  {more}\n")}");
    }

    public void Script(string name, string text)
    {
        var path = this[$"config/{name}"];
        File.WriteAllText(path, $"#!/bin/sh\n{text}\n");
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    /// <summary>Adds a package, or another version of it, so that there is something to release.</summary>
    public void AddPackage(string version = "1.0")
    {
        RpmBuild.Build(new("acme-more", version) { Files = [new("/usr/share/more", $"more {version}\n")] }, this["config/packages"]);
        if (version == "1.0")
            Append("docs", "acme-more");
    }

    /// <summary>Makes a release, up to the stage.</summary>
    /// <param name="rollback">What is brought back; null: nothing.</param>
    public async Task ReleaseAsync(RollbackRequest? rollback = null)
    {
        Log.Clear();
        using var session = new ReleaseSession(
            new()
            {
                Config = this["config"],
                FactoryRoot = Factory,
                Rollback = rollback,
            },
            Log
        );
        await session.StageReleaseAsync(evidence: true, afterVerify: AfterVerify);
        session.Close();
    }

    /// <summary>What a release is refused with.</summary>
    public async Task<FactoryException> RefusalAsync()
    {
        var refusal = (await Assert.ThrowsAsync<QualityException>(() => ReleaseAsync()))!;
        Assert.That(refusal.ExitCode, Is.EqualTo(FactoryExitCode.Failed));
        return refusal;
    }

    public void Dispose() => _place.Dispose();
}
