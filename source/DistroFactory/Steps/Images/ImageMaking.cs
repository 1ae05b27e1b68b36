using System.Collections.Immutable;
using DistroFactory.Connections.Commands;
using DistroFactory.Foundation;
using DistroFactory.Model;
using DistroFactory.Run;
using DistroFactory.Steps.Images.Builders;
using DistroFactory.Steps.Images.Embedded;

namespace DistroFactory.Steps.Images;

/// <summary>Makes one image: builds it, runs its finalise script, finishes its files. A failure is its result, and no exception.</summary>
/// <param name="builder">Builds it.</param>
/// <param name="finish">Finishes its files.</param>
/// <param name="folders">Where.</param>
/// <param name="variables">Variables of the finalise script.</param>
/// <param name="log">Takes one line a fact.</param>
internal sealed class ImageMaking(
    IImageBuilder builder,
    ImageFinish finish,
    ImageFolders folders,
    ImmutableSortedDictionary<string, string> variables,
    RunLog log
)
{
    /// <summary>Makes it.</summary>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public async Task<ImageResult> RunAsync(ImageTemplate template, CancellationToken cancellation)
    {
        var path = folders.Log(template.Name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        using var writer = new StreamWriter(path) { AutoFlush = true };
        var own = TextWriter.Synchronized(writer);
        try
        {
            log.WriteLine($"Image {template.Name}: begun, see {path}");
            var order = new ImageOrder(
                template,
                folders.Building(template.Name),
                new CommandRunner(own.WriteLine),
                line => log.Warn($"Image {template.Name}: {line}")
            );
            var files = await MakeAsync(order, cancellation).ConfigureAwait(false);
            log.WriteLine(
                $"Image {template.Name}: "
                    + string.Join(
                        ", ",
                        files.Where(file => file.Checksum is not null).Select(file => $"{file.Name} ({ByteSize.Format(file.Bytes)})")
                    )
            );
            return new(template.Name, files, path) { Bundles = BundlesOf(template) };
        }
        catch (Exception error) when (FailureOf(error) is { } failure)
        {
            own.WriteLine(failure.Message);
            log.WriteLine($"Image {template.Name} failed: {failure.Message}\n  Its log: {path}");
            // It goes into the release notes, which need not tell how the command was called.
            return new(template.Name, [], path, $"{(failure as CommandException)?.Program ?? failure.What}: {failure.Why}");
        }
    }

    private async Task<ImmutableArray<ImageFile>> MakeAsync(ImageOrder order, CancellationToken cancellation)
    {
        Directory.CreateDirectory(order.Folder);
        var made = await builder.BuildAsync(order, cancellation).ConfigureAwait(false);
        if (made.IsEmpty)
            throw new FactoryException($"Building the image {order.Template.Name}", "no file came of it");
        if (order.Template.FinaliseScript is { } path)
        {
            var script = new FinaliseScript(path, variables);
            var files = ImmutableArray.CreateBuilder<string>();
            foreach (var image in made)
                files.AddRange(await script.RunAsync(image, order.Runner, cancellation).ConfigureAwait(false));
            made = [.. files.Distinct(StringComparer.Ordinal)];
        }

        return await finish.RunAsync(made, folders.Finished, cancellation).ConfigureAwait(false);
    }

    // A template of clr-installer may say it in other ways, too.
    private static ImmutableArray<string> BundlesOf(ImageTemplate template)
    {
        try
        {
            return TemplateBundles.Read(template.Path).Bundles;
        }
        catch (FactoryException)
        {
            return [];
        }
    }

    // A defect of the factory and a full disk fail the release, whatever the configuration says of images.
    private static FactoryException? FailureOf(Exception error) =>
        error as FactoryException ?? (error is IOException or UnauthorizedAccessException ? StepFailure.From(error) : null);
}
