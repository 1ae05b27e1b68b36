using System.Collections.Concurrent;
using DistroFactory.UpdateStream.Signatures;
using DistroFactory.UpdateStream.Verification;

namespace DistroFactory.UpdateStream.Tests.Verification;

/// <summary>Who waits for a verification sees how far it is.</summary>
public sealed class ProgressTests
{
    [Test]
    public void Fullfiles_packs_and_clients_are_counted_to_their_ends()
    {
        using var stream = new SmallStream().Publish(10, 0, SmallStream.Core(10), SmallStream.Apps);
        using var signatures = new SignatureVerifier(stream.Signer.RootCertificatePem);
        var watch = new Watch();
        var result = new StreamVerifier(stream.Tree.Root, signatures) { Progress = watch }.Verify(new(10));

        Assert.That(
            watch.Heard.GroupBy(heard => heard.Phase).Select(phase => (phase.Key, phase.Max(heard => heard.Done), phase.First().Total)),
            Is.EquivalentTo(
                new[]
                {
                    ("fullfiles", (long)result.Fullfiles, (long)result.Fullfiles),
                    ("packs", result.Packs, result.Packs),
                    ("clients", 2L, 2L),
                }
            )
        );
    }

    private sealed class Watch : IProgress<VerificationProgress>
    {
        public ConcurrentBag<VerificationProgress> Heard { get; } = [];

        public void Report(VerificationProgress value) => Heard.Add(value);
    }
}
