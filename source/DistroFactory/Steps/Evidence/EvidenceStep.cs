using System.Security.Cryptography;
using DistroFactory.Connections.Web;
using DistroFactory.Evidence;
using DistroFactory.Foundation;
using DistroFactory.Model;
using DistroFactory.Reports;
using DistroFactory.Run;
using DistroFactory.Signing;
using DistroFactory.Tools;
using DistroFactory.UpdateStream.Signatures;

namespace DistroFactory.Steps.Evidence;

/// <summary>
/// Writes down, for others to verify, what a release was made of: lists of components, the lock, and last the provenance, whose signature
/// covers them and every other file of the release.
/// </summary>
internal sealed class EvidenceStep(Workplace workplace, ISigner signer)
{
    /// <summary>Writes it beside the prepared version.</summary>
    /// <exception cref="FactoryException">The version is not prepared, or is served already.</exception>
    public async Task RunAsync(CancellationToken cancellation)
    {
        var plan = workplace.LoadPlan();
        var stage = workplace.Stage;
        var files = new EvidenceFiles(plan.Version);
        if (!Directory.Exists(stage.ReleaseOf(plan.Version)))
            throw new FactoryException(
                $"Writing the evidence of release {plan.Version}",
                $"the version is not in {stage.Root}",
                "Run the target Prepare first."
            );
        foreach (var earlier in files.In(stage).ToArray())
            FileNames.Remove(Path.Combine(stage.Root, earlier));
        var release = ReleaseDescription.Of(workplace);
        var content = LockDescription.Of(workplace, release, RunningFactory.Describe(workplace.Options.FactorySource));
        Write(files.Lock, LockFile.Write(content));
        var boms = new ReleaseBoms(workplace, release, content.Tool);
        Write(files.Bom, BomWriter.Write(boms.OfStream()));
        foreach (var image in boms.OfImages())
            Write(files.BomOf(image.Image!), BomWriter.Write(image));
        if (MixerSigner.CanSign(signer))
            Write(files.Provenance, Dsse.Seal(Describe(files, release, content, cancellation), signer));
        else
            workplace.Log.Warn("The workspace of mixer has no private.pem: nothing can sign the provenance, and there is none.");
        await workplace.StageAccess.OpenAsync(plan.Version, [], cancellation);
        workplace.Log.WriteLine(
            $"{content.Packages.Count(package => package.Ships)} packages and {release.Bundles.Length} bundles are listed in "
                + $"{stage.ReleaseOf(plan.Version)}; the target Attest verifies it."
        );

        void Write(string path, string text) => AtomicFile.WriteAllText(Path.Combine(stage.Root, path), text);
    }

    private byte[] Describe(EvidenceFiles files, ReleaseRecord release, ReleaseLock content, CancellationToken cancellation) =>
        Provenance.Write(
            VouchedFiles(files, release).Select(path => Measure(path, cancellation)),
            content,
            RepositoryAddress.Of(workplace.Source),
            workplace.BundleSource is { } bundles ? RepositoryAddress.Of(bundles) : null,
            release.Mixes[^1].IsDownstream
            && workplace.Configuration.Upstream.Url is { } url
            && WebAddress.Folder(url) == url
            && !Path.IsPathRooted(url)
                ? WebAddress.Published(url)
                : null
        );

    // The lock has the digests of the packages.
    private IEnumerable<string> VouchedFiles(EvidenceFiles files, ReleaseRecord release) =>
        Directory
            .EnumerateFiles(workplace.Stage.ReleaseOf(release.Version), "*", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(workplace.Stage.Root, path))
            .Where(path => path != files.Provenance)
            .Where(path =>
                !(path.StartsWith(files.Repository + "/", StringComparison.Ordinal) && path.EndsWith(".rpm", StringComparison.Ordinal))
            )
            .Concat(release.Mixes.Select(mix => EvidenceFiles.Mom(mix.Version)))
            .Order(StringComparer.Ordinal);

    private EvidencedFile Measure(string path, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        using var file = File.OpenRead(Path.Combine(workplace.Stage.Root, path));
        return new(path, file.Length, Convert.ToHexStringLower(SHA256.HashData(file)));
    }
}
