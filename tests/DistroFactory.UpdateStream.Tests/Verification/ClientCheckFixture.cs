using DistroFactory.UpdateStream.Client;
using DistroFactory.UpdateStream.Manifests;
using DistroFactory.UpdateStream.Tests.Client;

namespace DistroFactory.UpdateStream.Tests.Verification;

/// <summary>A stream of one version, to be followed by others, and what a simulated client finds in it.</summary>
public abstract class ClientCheckFixture
{
    private protected const string Data = "/usr/share/data";

    private protected SmallStream Stream = null!;

    [SetUp]
    public void Start() => Stream = new SmallStream().Publish(10, 0, SmallStream.Core(10), Apps(10));

    [TearDown]
    public void Remove() => Stream.Dispose();

    private protected static Manifest WithoutApps(Manifest manifest) =>
        manifest with
        {
            Entries = [.. manifest.Entries.Where(entry => manifest.Name != Manifest.MomName || entry.Name != "apps")],
        };

    /// <summary>A machine that was installed with version 10 and updated.</summary>
    private protected InstalledSystem Machine(string bundle, uint to = 20)
    {
        using var client = new FetchingClient(Stream.Tree.Root, Stream.Signer.RootCertificatePem);
        return client.Client.Update(client.Client.Install(new(10), [bundle]).System!, new(to)).System!;
    }

    private protected static ManifestEntry Ghost(string path) =>
        new(EntryType.Unset, EntryStatus.Ghosted, '.', EntryMisc.None, SwupdHash.Zero, new(20), path);

    private protected static Manifest Delete(Manifest manifest, params string[] paths) =>
        manifest.Name != "apps"
            ? manifest
            : manifest with
            {
                Entries =
                [
                    .. manifest
                        .Entries.Concat(
                            paths.Select(path => new ManifestEntry(
                                EntryType.Unset,
                                EntryStatus.Deleted,
                                '.',
                                EntryMisc.None,
                                SwupdHash.Zero,
                                new(30),
                                path
                            ))
                        )
                        .Order(EntryOrder.Instance),
                ],
            };

    private protected static Dictionary<string, string> Apps(uint version) =>
        new(SmallStream.Apps)
        {
            [Data] = string.Concat(Enumerable.Range(0, 200).Select(line => $"{(line == 100 ? version : 0)} line {line}\n")),
            ["/usr/share/more"] = string.Concat(
                Enumerable.Range(0, 200).Select(line => $"{(line == 50 ? version : 0)} other line {line}\n")
            ),
        };

    private protected static Func<ManifestEntry, ManifestEntry?> Gone(EntryStatus status) =>
        entry => entry with { Type = EntryType.Unset, Status = status, Hash = SwupdHash.Zero };

    private protected static Manifest Change(Manifest manifest, string bundle, string path, Func<ManifestEntry, ManifestEntry?> change) =>
        manifest.Name != bundle
            ? manifest
            : manifest with
            {
                Entries =
                [
                    .. manifest
                        .Entries.Select(entry => entry.Name == path ? change(entry) : entry)
                        .OfType<ManifestEntry>()
                        .Order(EntryOrder.Instance),
                ],
            };

    private protected void Publish(
        Func<Manifest, Manifest>? change = null,
        Dictionary<string, string>? core = null,
        Dictionary<string, string>? apps = null
    ) => Stream.Publish(20, 10, Merged(SmallStream.Core(20), core), Merged(Apps(20), apps), change);

    private protected static Dictionary<string, string> Merged(Dictionary<string, string> files, Dictionary<string, string>? more)
    {
        foreach (var (path, content) in more ?? [])
            files[path] = content;
        return files;
    }

    private protected ManifestEntry Entry(string bundle, string path) =>
        ManifestReader.ReadFile(Stream.Tree.Manifest(new(20), bundle)).Entries.Single(entry => entry.Name == path);

    private protected long Size(string bundle, uint from) => new FileInfo(Stream.Tree.Pack(new(20), bundle, new(from))).Length;

    private protected void AssertSound(Action publish)
    {
        publish();
        // Packs lead from the version before only.
        Assert.That(
            Stream
                .Verify()
                .Findings.Where(finding =>
                    finding.Rule.StartsWith("client-", StringComparison.Ordinal) && finding.Rule != "client-pack-missing"
                ),
            Is.Empty
        );
    }

    private protected void AssertFinds(string rule, string bundle, string path, string words, Action? publish = null)
    {
        publish?.Invoke();
        var findings = Stream.Verify().Findings;
        Assert.That(
            findings.Where(finding =>
                (finding.Rule, finding.Bundle, finding.Path) == (rule, bundle, path)
                && finding.Text.Contains(words, StringComparison.Ordinal)
            ),
            Is.Not.Empty,
            string.Join("\n", findings)
        );
    }
}
