using DistroFactory.Mixing.Assembly;
using DistroFactory.UpdateStream;
using DistroFactory.UpdateStream.Client;
using DistroFactory.UpdateStream.Deltas;
using DistroFactory.UpdateStream.Packs;
using DistroFactory.UpdateStream.Signatures;
using DistroFactory.UpdateStream.Verification;

namespace DistroFactory.Mixing.Tests;

/// <summary>A file that moved from a bundle into one that includes it is made from what it was there.</summary>
public sealed class MovedFileTests
{
    private const string Path = "/usr/share/table";

    [Test]
    public async Task A_client_updates_the_file_by_a_delta()
    {
        using var distribution = new SmallDistribution();
        using var signer = SigningKeys.CreateOrLoad(distribution["keys"], "Acme").Signer;
        distribution.Bundle("tools", "include(os-core)");
        distribution.Package(new("table") { Files = [new(Path, Content("old"))] });
        distribution.Bundle("os-core", "base", "table");
        await new EmbeddedMixer().MixAsync(distribution.Request(10) with { Signer = signer });

        distribution.Package(new("table") { Version = "2", Files = [new(Path, Content("new"))] });
        distribution.Bundle("os-core", "base");
        distribution.Bundle("tools", "include(os-core)", "table");
        await new EmbeddedMixer().MixAsync(distribution.Request(20) with { Signer = signer, DeltaBases = [new(10)] });

        var (old, @new) = (Hash(distribution, 10, "os-core"), Hash(distribution, 20, "tools"));
        Assert.That(Deltas(distribution), Does.Contain(DeltaName.Of(old, @new)));
        using var verifier = new SignatureVerifier(signer.RootCertificatePem);
        Assert.That(new StreamVerifier(distribution.Output, verifier).Verify(new(20)).Findings, Is.Empty);

        var stream = new PublishedDirectory(distribution.Output);
        var client = new SwupdClient(stream, new(stream, verifier), new FetchedContent(stream, distribution["machine"]));
        var update = client.Update(client.Install(new(10), ["tools"]).System!, new(20));
        Assert.That(update.Problems, Is.Empty);
        Assert.That(update.Total.Fullfiles, Is.Zero);
    }

    [Test]
    public async Task A_base_manifest_that_its_MoM_does_not_name_is_refused()
    {
        using var distribution = new SmallDistribution();
        for (uint version = 10; version <= 30; version += 10)
        {
            distribution.Package(new("table") { Version = $"{version}", Files = [new(Path, Content($"{version}"))] });
            distribution.Bundle("tools", "table");
            if (version < 30)
                await new EmbeddedMixer().MixAsync(distribution.Request(version));
        }

        // Sound in itself, and signed by nobody.
        var manifest = System.IO.Path.Combine(distribution.Output, "10", "Manifest.tools");
        var text = await File.ReadAllTextAsync(manifest);
        await File.WriteAllTextAsync(manifest, text.Replace(Path, "/usr/share/tablet", StringComparison.Ordinal));

        var error = await Assert.CatchAsync<DamagedVersionException>(() =>
            new EmbeddedMixer().MixAsync(distribution.Request(30) with { DeltaBases = [new(10), new(20)] })
        );
        Assert.That((error!.Path, error.Why), Is.EqualTo((manifest, "it is not the manifest that the MoM of version 10 names")));
        Assert.That(System.IO.Path.Combine(distribution.Output, "30"), Does.Not.Exist);
    }

    private static string Content(string word) =>
        string.Concat(Enumerable.Range(0, 5000).Select(i => $"{i * 7919 % 10007}: {(i == 2500 ? word : i)}\n"));

    private static SwupdHash Hash(SmallDistribution distribution, uint version, string bundle) =>
        SwupdHash.TryParse(distribution.Line(version, bundle, Path)!.Split('\t')[1], out var hash) ? hash : default;

    private static List<DeltaName> Deltas(SmallDistribution distribution)
    {
        var deltas = new List<DeltaName>();
        using var file = File.OpenRead(System.IO.Path.Combine(distribution.Output, "20", "pack-tools-from-10.tar"));
        using var pack = new PackReader(file);
        while (pack.Next() is { } member)
        {
            if (PackMember.TryDelta(member, out var delta))
                deltas.Add(delta);
        }

        return deltas;
    }
}
