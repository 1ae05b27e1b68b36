using DistroFactory.Foundation;
using DistroFactory.Model;
using DistroFactory.Run;
using DistroFactory.UpdateStream.Signatures;

namespace DistroFactory.Signing;

/// <summary>Who signs releases below the root that is served, and who will below the one that takes its place.</summary>
/// <param name="current">Signs below the root that is served.</param>
/// <param name="next">Signs below the next one; null: there is none.</param>
internal sealed class ReleaseSigners(ISigner current, ISigner? next) : IDisposable
{
    /// <summary>Signs below the root that is served.</summary>
    public ISigner Current => current;

    /// <summary>The roots; that of mixer is not known before it has mixed.</summary>
    public ReleaseRoots Roots => new(current is MixerSigner ? null : current.RootCertificatePem, next?.RootCertificatePem);

    /// <summary>Who signs the versions of a plan.</summary>
    /// <exception cref="FactoryException">It exchanges other roots than these.</exception>
    public PlanSigners For(ReleasePlan plan)
    {
        if (plan.RootExchange is not { } exchange)
            return new(current, null);
        if (
            next is null
            || SettingsFingerprint.OfCertificate(current.RootCertificatePem) != exchange.From
            || SettingsFingerprint.OfCertificate(next.RootCertificatePem) != exchange.To
        )
        {
            throw new FactoryException(
                $"Signing release {plan.Version}, which exchanges the root certificate",
                "the roots are not those that the plan names: it was carried out since, or signing: was changed",
                "Run the target Release: it plans again."
            );
        }

        return new(next, current);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        (current as IDisposable)?.Dispose();
        (next as IDisposable)?.Dispose();
    }
}
