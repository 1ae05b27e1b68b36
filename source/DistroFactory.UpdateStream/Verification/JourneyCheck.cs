using DistroFactory.UpdateStream.Client;
using DistroFactory.UpdateStream.Manifests;
using DistroFactory.UpdateStream.Signatures;

namespace DistroFactory.UpdateStream.Verification;

/// <summary>
/// Lets machines in memory follow the version files of a stream from the versions that they have to the latest, over the bridges of
/// formats, and finds those that do not get there or end as something else than a machine that was installed afresh.
/// </summary>
/// <param name="updateDirectory">The directory that machines read as <c>update/</c>.</param>
/// <param name="staging">A folder for what they fetch; the caller removes it.</param>
public sealed class JourneyCheck(string updateDirectory, string staging)
{
    private readonly PublishedDirectory _stream = new(updateDirectory);

    /// <summary>Updates a machine with all bundles of a version.</summary>
    /// <param name="from">The version that it has.</param>
    /// <param name="to">The version that it must get to.</param>
    /// <param name="rootCertificatePem">The certificate that it pins.</param>
    /// <returns>What is in its way, one sentence; null: nothing.</returns>
    public string? Refuse(StreamVersion from, StreamVersion to, string rootCertificatePem)
    {
        using var signatures = new SignatureVerifier(rootCertificatePem);
        var manifests = new ManifestArchive(_stream, signatures);
        var client = new SwupdClient(_stream, manifests, new FetchedContent(_stream, staging) { Earlier = manifests });
        try
        {
            return Refuse(from, to, client, new(_stream, signatures, client), manifests);
        }
        catch (Exception error) when (error is UpdateStreamException or SignatureException or ClientStopException)
        {
            return error.Message;
        }
    }

    private static string? Refuse(
        StreamVersion from,
        StreamVersion to,
        SwupdClient client,
        ClientJourney journey,
        ManifestArchive manifests
    )
    {
        var before = client.Restore(from);
        if (before.System is not { } machine)
            return Describe(before.Problems[^1]);
        foreach (var run in journey.Update(machine))
        {
            if (run.Problems.FirstOrDefault(problem => !problem.IsWarning) is { } problem)
                return Describe(problem);
            machine = run.System!;
        }

        if (machine.Version != to)
            return $"it ends at version {machine.Version}";
        var offered = manifests
            .Read(Manifest.MomName, to)
            .Manifest.Entries.Where(entry => entry.IsPresent)
            .Select(entry => entry.Name)
            .ToHashSet();
        var gone = machine.Bundles.Where(bundle => !offered.Contains(bundle)).ToHashSet();
        var fresh = client.InstallJust(to, machine.Bundles.Except(gone).ToList());
        if (fresh.System is not { } expected)
            return Describe(fresh.Problems[^1]);
        return
            RootComparison.Between(machine.Root, expected.Root).FirstOrDefault(difference => !gone.Contains(difference.Bundle))
                is { } difference
            ? $"{difference.Path} of bundle {difference.Bundle} {difference.Text}"
            : null;
    }

    private static string Describe(ClientProblem problem) =>
        $"{problem.Path}{(problem.Bundle.Length > 0 ? $" of bundle {problem.Bundle}" : "")}: {problem.Text}";
}
