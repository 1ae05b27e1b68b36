using System.Collections.Immutable;
using DistroFactory.Configuration;
using DistroFactory.Connections.Commands;
using DistroFactory.Foundation;
using DistroFactory.MixerTool;
using DistroFactory.Model;
using DistroFactory.Run;
using DistroFactory.State;
using DistroFactory.Steps.Images.Builders;
using DistroFactory.UpdateStream.Signatures;

namespace DistroFactory.Steps.Images;

/// <summary>Makes an image of each template of the configuration.</summary>
internal sealed class ImagesStep(Workplace workplace, ISigner signer)
{
    private readonly ImageFolders _folders = ImageFolders.Of(workplace);

    /// <summary>Makes them, and records what came of each.</summary>
    /// <exception cref="FactoryException">One failed, and the configuration does not let the release go on without it.</exception>
    public async Task RunAsync(CancellationToken cancellation)
    {
        var plan = workplace.LoadPlan();
        if (workplace.Configuration.Images is not { } images)
        {
            workplace.Log.WriteLine("No images are made: the configuration names no templates (images.templates).");
            workplace.Records.Save(ReleaseRecords.Images, new(plan.Version, _folders.Finished, []));
            return;
        }

        var templates = ImageTemplate.In(images.Templates);
        if (templates.IsEmpty)
            workplace.Log.Warn($"No images are made: there is no template *.yaml in {images.Templates}");
        var results = templates.IsEmpty ? [] : await MakeAsync(plan, images, templates, cancellation);
        var record = new ImagesRecord(plan.Version, _folders.Finished, results);
        workplace.Records.Save(ReleaseRecords.Images, record);
        Judge(record, images.OnFailure);
    }

    private async Task<ImmutableArray<ImageResult>> MakeAsync(
        ReleasePlan plan,
        ImagesConfiguration images,
        ImmutableArray<ImageTemplate> templates,
        CancellationToken cancellation
    )
    {
        if (Directory.Exists(_folders.Root))
            await new RootsFiles(new CommandRunner(workplace.Log.WriteLine)).RemoveAsync(_folders.Root, cancellation);
        Directory.CreateDirectory(_folders.Finished);
        using var imageSigner = ImageSigner.Open(workplace, images);
        if (imageSigner is null)
            workplace.Log.Warn("The images are not signed: the configuration names neither a key nor a command (images.signing).");
        var builder = ImageBuilders.Open(workplace, plan, images, signer);
        var making = new ImageMaking(
            builder,
            new ImageFinish(workplace.Configuration.Title, plan.Version, images.ChecksumSuffix, imageSigner),
            _folders,
            ScriptEnvironment.Of(workplace),
            workplace.Log
        );
        using var places = new SemaphoreSlim(Math.Max(1, Environment.ProcessorCount / builder.CoresPerImage));
        return [.. await Task.WhenAll(templates.Select(template => MakeInTurnAsync(making, template, places, cancellation)))];
    }

    private static async Task<ImageResult> MakeInTurnAsync(
        ImageMaking making,
        ImageTemplate template,
        SemaphoreSlim places,
        CancellationToken cancellation
    )
    {
        await places.WaitAsync(cancellation);
        try
        {
            return await making.RunAsync(template, cancellation);
        }
        finally
        {
            places.Release();
        }
    }

    private void Judge(ImagesRecord record, ImageFailure onFailure)
    {
        var failures = record.Failures.ToArray();
        if (failures.Length > 0 && onFailure == ImageFailure.Fail)
        {
            throw new FactoryException(
                $"Making the images of version {record.Version}",
                string.Join("\n    ", failures),
                "Correct the templates, or set images.on-failure: warn to release without the images that fail."
            );
        }

        foreach (var failure in failures)
            workplace.Log.Warn(failure);
    }
}
