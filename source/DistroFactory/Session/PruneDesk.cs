using DistroFactory.Foundation;
using DistroFactory.Places;
using DistroFactory.Run;
using DistroFactory.Signing;
using DistroFactory.State;
using DistroFactory.Steps.Prune;

namespace DistroFactory.Session;

/// <summary>Shows what a prune would remove, or removes it as asked.</summary>
/// <param name="workplace">Whose stage it is.</param>
/// <param name="watch">Told what is done next; null: nobody watches.</param>
internal sealed class PruneDesk(Workplace workplace, Action<string>? watch = null)
{
    /// <summary>Does it.</summary>
    /// <param name="applies">Whether anything is removed.</param>
    /// <param name="acquire">Takes the lock of the namespace: no release may run meanwhile.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task ServeAsync(bool applies, Action<FactoryDirectory> acquire, CancellationToken cancellation)
    {
        if (!applies)
        {
            if (!Open().Plan(TimeProvider.System.GetUtcNow(), cancellation).IsEmpty)
                workplace.Answer.WriteLine("Nothing was removed. To do it, add --apply.");
            return;
        }

        acquire(workplace.Directory);
        var step = Open();
        using var signers = ReleaseSigner.Open(workplace);
        await step.ApplyAsync(TimeProvider.System.GetUtcNow(), signers.Current, cancellation);
    }

    // The keys are opened only where there is something to sign, and none are made.
    private PruneStep Open()
    {
        var roots = ReleaseSigner.FindRoots(workplace);
        var pinned =
            roots.Current
            ?? ReleaseSigner.FindPinnedCertificate(workplace)
            ?? throw new FactoryException(
                $"Pruning {workplace.Stage.Root}",
                "there is no certificate here that its versions could be checked with",
                "Restore the keys that sign releases, or name the signer by signing: in distro.yaml."
            );
        return new(workplace, new PlaceTrust(workplace, pinned, roots.Next), pinned) { Watch = watch ?? (_ => { }) };
    }
}
