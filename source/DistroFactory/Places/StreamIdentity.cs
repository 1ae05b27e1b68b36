using DistroFactory.Foundation;
using DistroFactory.Run;
using DistroFactory.Stage;
using DistroFactory.UpdateStream;
using DistroFactory.UpdateStream.Signatures;

namespace DistroFactory.Places;

/// <summary>Keeps the record that says whose stream a stage is.</summary>
/// <param name="workplace">The namespace and its stage.</param>
/// <param name="trust">What is ours.</param>
internal sealed class StreamIdentity(Workplace workplace, PlaceTrust trust)
{
    /// <summary>Signs a record of what the stage is about to serve. It keeps what the record before says.</summary>
    /// <param name="latest">The version that is to be served.</param>
    /// <param name="signer">Signs it.</param>
    /// <param name="bridge">The version that was signed below the former root last, if this record is the first below another.</param>
    /// <exception cref="FactoryException">A version that was served is not what it was.</exception>
    public void Record(StreamVersion latest, ISigner signer, StreamVersion bridge = default)
    {
        var served = workplace.Stage.ReadLatest();
        var earlier = Find() is { } found
            ? found with
            {
                // What was recorded but never served may have been made again since.
                Versions = [.. found.Versions.Where(version => version.Version <= served)],
                FormerRoots = [.. found.FormerRoots.Where(root => root.Until < latest)],
            }
            : null;
        var record = StreamRecord.Of(
            workplace.Stage,
            workplace.Directory.Namespace,
            latest,
            signer.RootCertificatePem,
            earlier,
            Handover(signer, earlier, bridge)
        );
        foreach (var version in earlier?.Versions ?? [])
        {
            if (record.Find(version.Version)?.Mom != version.Mom)
            {
                throw new FactoryException(
                    $"Recording version {latest} in {workplace.Stage.StreamRecord}",
                    $"version {version.Version} in the stage is another one than was released: its Manifest.MoM has changed",
                    $"Restore {workplace.Stage.UpdateOf(version.Version)} from where it is published, or from a backup."
                );
            }
        }

        record.Write(workplace.Stage, signer);
    }

    // The root of the record before: the version that is served was signed below it, and so is the bridge from it.
    private FormerRoot? Handover(ISigner signer, StreamRecord? earlier, StreamVersion bridge)
    {
        if (earlier is null || bridge == StreamVersion.None || earlier.Root == StreamRecord.Fingerprint(signer.RootCertificatePem))
            return null;
        return workplace.Stage.FindRootCertificate(earlier.Latest) is { } former && StreamRecord.Fingerprint(former) == earlier.Root
            ? new(former, bridge)
            : null;
    }

    /// <summary>Records what the stage serves, if no record says so: a run was killed, or another program staged it.</summary>
    public void Complete(ISigner signer)
    {
        var served = workplace.Stage.ReadServed();
        if (served != StreamVersion.None && Find()?.Latest != served)
            Record(served, signer);
    }

    /// <summary>The record of the stage; null: it has none, or none that counts.</summary>
    public StreamRecord? Find()
    {
        try
        {
            return trust.ReadRecord(workplace.Stage);
        }
        catch (SignatureException error)
        {
            workplace.Log.Warn($"{error.What}: {error.Why}. It does not count.");
            return null;
        }
    }
}
