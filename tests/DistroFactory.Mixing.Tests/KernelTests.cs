using DistroFactory.Mixing.Assembly;
using DistroFactory.UpdateStream.Client;
using DistroFactory.UpdateStream.Signatures;
using DistroFactory.UpdateStream.Verification;

namespace DistroFactory.Mixing.Tests;

/// <summary>What a machine may need to boot stays on it, whatever becomes of the kernel's package and bundle.</summary>
public sealed class KernelTests
{
    [Test]
    public async Task A_machine_keeps_every_kernel_it_had()
    {
        using var distribution = new SmallDistribution();
        using var signer = SigningKeys.CreateOrLoad(distribution["keys"], "Acme").Signer;
        distribution.Bundle("kernel", "linux");
        foreach (var version in new uint[] { 1, 2, 3 })
        {
            distribution.Package(
                new("linux", $"{version}")
                {
                    Files =
                    [
                        new("/usr/lib/modules/"),
                        new($"/usr/lib/modules/{version}/a.ko", $"{version}"),
                        new("/usr/lib/kernel/"),
                        new($"/usr/lib/kernel/{version}", $"{version}"),
                    ],
                }
            );
            await Mix(version * 10);
        }

        distribution.WithoutBundle("kernel");
        await Mix(40);
        await Mix(50, minVersion: true);

        using var verifier = new SignatureVerifier(signer.RootCertificatePem);
        var findings = new StreamVerifier(distribution.Output, verifier).Verify(new(50)).Findings;
        Assert.That(findings.Where(finding => finding.Rule != "client-pack-missing"), Is.Empty);

        var stream = new PublishedDirectory(distribution.Output);
        var client = new SwupdClient(stream, new(stream, verifier), new FetchedContent(stream, distribution["machine"]));
        foreach (var from in new uint[] { 10, 20, 30 })
        {
            var machine = client.Install(new(from), ["kernel"]).System!;
            foreach (var to in new uint[] { 20, 30, 40, 50 }.Where(to => to > from))
                machine = client.Update(machine, new(to)).System!;
            Assert.That(
                Enumerable.Range((int)from / 10, 4 - ((int)from / 10)).Select(kernel => $"/usr/lib/modules/{kernel}/a.ko"),
                Is.SubsetOf(machine.Root.Entries.Keys),
                $"step by step from {from}"
            );
            var leap = client.Update(client.Install(new(from), ["kernel"]).System!, new(50));
            Assert.That(leap.Problems.Select(problem => problem.Rule), Is.All.EqualTo("client-pack-missing"), $"at once from {from}");
            Assert.That(leap.System!.Root.Find($"/usr/lib/modules/{from / 10}/a.ko"), Is.Not.Null, $"at once from {from}");
        }

        Task Mix(uint version, bool minVersion = false) =>
            new EmbeddedMixer().MixAsync(
                distribution.Request(version) with
                {
                    Signer = signer,
                    MinVersion = minVersion ? new(version) : default,
                }
            );
    }
}
