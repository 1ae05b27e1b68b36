using System.Text.Json;
using DistroFactory.Foundation;
using DistroFactory.Licensing;
using DistroFactory.Model;
using DistroFactory.Reports;
using DistroFactory.Run;
using DistroFactory.Stage;
using DistroFactory.State;
using DistroFactory.UpdateStream;

namespace DistroFactory.Steps.Prepare;

/// <summary>
/// Lays the versions of a release into the stage without letting anything lead to them. Each directory is made under a temporary name and
/// renamed when it is whole; what an earlier run left of these versions is replaced. Files that never change are linked, not copied.
/// </summary>
internal static class StagePreparation
{
    /// <summary>Lays everything of the release into its places.</summary>
    public static void Lay(StagedTree stage, StageContent content)
    {
        var version = content.Release.Version;
        Directory.CreateDirectory(stage.Update);
        Directory.CreateDirectory(stage.Releases);

        var previous = content.Previous is null ? null : stage.RepositoryOf(content.Previous.Version);
        var unchanged = content.Previous?.Inputs.Packages.ToHashSet() ?? [];
        LinkedTree.Make(
            stage.ReleaseOf(version),
            partial =>
            {
                WriteReports(partial, version, content);
                LayImages(Path.Combine(partial, "images"), version, content.Images);
                WriteConfiguration(partial, version, content);
                PackageRepository.Write(content.Packages, StagedTree.RepositoryIn(partial), previous, unchanged, content.Release.Timestamp);
            }
        );
        foreach (var made in content.Release.Mixes.Select(mix => mix.Version))
            LinkedTree.Make(Path.Combine(content.UpdateTree, made.ToString()), stage.UpdateOf(made));
    }

    private static void WriteReports(string folder, StreamVersion version, StageContent content)
    {
        Write("build-env", "txt", content.BuildEnvironment);
        Write("packages-nvr", "txt", string.Concat(content.Packages.Packages.Select(package => $"{package.Nevra}\n")));
        var licenses = PackageLicense.Of(content.Release.Packages);
        Write("packages-license-info", "json", JsonSerializer.Serialize(licenses, RecordJson.Options) + "\n");
        Write("release", "json", JsonSerializer.Serialize(content.Release, RecordJson.Options) + "\n");
        foreach (var report in content.Correctness)
        {
            AtomicFile.WriteAllText(Path.Combine(folder, report.Name + ".txt"), CorrectnessText.Write(report, content.TableWidth));
            AtomicFile.WriteAllText(
                Path.Combine(folder, report.Name + ".json"),
                JsonSerializer.Serialize(report, RecordJson.Options) + "\n"
            );
        }

        foreach (var report in content.MixerReports)
            AtomicFile.WriteAllText(Path.Combine(folder, report.Name + ".txt"), report.Text);

        void Write(string name, string extension, string text) =>
            AtomicFile.WriteAllText(Path.Combine(folder, $"{name}-{version}.{extension}"), text);
    }

    private static void LayImages(string folder, StreamVersion version, ImagesRecord? images)
    {
        Directory.CreateDirectory(folder);
        foreach (var image in images?.Files ?? [])
        {
            var file = new FileInfo(Path.Combine(images!.Folder, image.Name));
            if (images.Version != version || !file.Exists || file.Length != image.Bytes)
                throw new FactoryException(
                    $"Taking the image {file.FullName}",
                    $"it is not the one that was made of version {version}",
                    "Run the target Images again."
                );
            FileNames.LinkOrCopy(file.FullName, Path.Combine(folder, image.Name));
        }
    }

    private static void WriteConfiguration(string folder, StreamVersion version, StageContent content)
    {
        AtomicFile.WriteAllText(StagedTree.RootCertificateIn(folder), content.RootCertificate);
        // A downstream distribution may have no bundles of its own.
        if (content.Bundles.Files() is { IsEmpty: false } definitions)
        {
            BundleArchive.Write(
                content.Bundles.Path,
                definitions,
                Path.Combine(folder, $"bundles-def-{version}.tar.gz"),
                content.Release.Timestamp
            );
            Copy(content.Bundles, Path.Combine(folder, "config", "bundles", content.BundlePath));
        }

        if (content.ImageTemplates is { } templates)
            Copy(templates, Path.Combine(folder, "config", "images"));
    }

    // Copied: these are edited in place by whoever owns the config repository, a link would change with them.
    private static void Copy(RepositoryFolder source, string target)
    {
        foreach (var name in source.Files().Where(name => !name.Contains('/')))
        {
            Directory.CreateDirectory(target);
            File.Copy(Path.Combine(source.Path, name), Path.Combine(target, name));
        }
    }
}
