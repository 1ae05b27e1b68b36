using DistroFactory.Configuration;
using DistroFactory.Foundation;
using DistroFactory.Run;
using DistroFactory.State;
using DistroFactory.UpdateStream.Signatures;

namespace DistroFactory.Signing;

/// <summary>
/// Whether somebody said that the keys which the factory made are backed up. They are the only ones that installed systems trust, and who
/// does not read the log of the first release would learn of it when they are gone; so every release warns until it is said. It is said of
/// these keys, not of others made later.
/// </summary>
/// <param name="directory">The directories of the namespace.</param>
internal sealed class KeyBackup(FactoryDirectory directory)
{
    // Beside the keys, not among them: a copy of their folder says nothing of other copies.
    private readonly string _mark = Path.Combine(directory.State, "signing-backed-up");

    /// <summary>Whether it was said.</summary>
    /// <param name="root">The root certificate, PEM.</param>
    public bool IsConfirmed(string root) => File.Exists(_mark) && File.ReadAllText(_mark).Trim() == SettingsFingerprint.OfCertificate(root);

    /// <summary>The warning of each release until it is said.</summary>
    /// <param name="config">The config repository, as the command line names it.</param>
    public string Warning(string? config) =>
        $"The signing keys in {directory.SigningKeys} are not known to be backed up. If "
        + "they are lost, installed systems can never be updated again. "
        + "Copy the folder to a safe place, then run: ./build.sh "
        + $"KeysBackedUp{(config is null ? "" : $" --config {AddressText.WithoutCredentials(config)}")} --factory-dir {directory.Root} "
        + "--backup COPY";

    /// <summary>Notes that it was said.</summary>
    /// <param name="distribution">Name of the distribution.</param>
    /// <param name="copy">The copy, which is compared with the keys; null: none is at hand.</param>
    /// <returns>What was noted.</returns>
    /// <exception cref="FactoryException">There are no keys, or the copy is not one.</exception>
    public string Confirm(string distribution, string? copy)
    {
        var folder = directory.SigningKeys;
        if (!SigningKeys.AreIn(folder))
            throw new ConfigurationException(
                $"Noting that the signing keys in {folder} are backed up",
                "there are none",
                "The first release makes them, unless signing: in distro.yaml names others."
            );
        using var signer = SigningKeys.CreateOrLoad(folder, distribution).Signer;
        if (copy is not null)
            Compare(folder, copy);
        AtomicFile.WriteAllText(_mark, SettingsFingerprint.OfCertificate(signer.RootCertificatePem) + "\n");
        return $"{(copy is null ? "Noted without looking at a copy" : $"{copy} has all files of {folder}")}: the signing "
            + $"keys of {directory.Namespace} are backed up. Releases warn of them no longer.";
    }

    private static void Compare(string folder, string copy)
    {
        foreach (var file in Directory.EnumerateFiles(folder).Order(StringComparer.Ordinal))
        {
            var other = Path.Combine(copy, Path.GetFileName(file));
            if (Path.GetFullPath(other) == Path.GetFullPath(file))
                throw new ConfigurationException($"Comparing the backup {copy}", "it is the folder of the keys itself", "Name the copy.");
            if (!File.Exists(other) || !File.ReadAllBytes(other).AsSpan().SequenceEqual(File.ReadAllBytes(file)))
                throw new ConfigurationException(
                    $"Comparing the backup {copy} with {folder}",
                    $"{other} {(File.Exists(other) ? "differs" : "is missing")}",
                    $"Copy all files of {folder} there."
                );
        }
    }
}
