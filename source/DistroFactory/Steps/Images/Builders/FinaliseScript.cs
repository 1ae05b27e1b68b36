using System.Collections.Immutable;
using DistroFactory.Connections.Commands;
using DistroFactory.Foundation;

namespace DistroFactory.Steps.Images.Builders;

/// <summary>
/// A script <c>NAME-finalize.*</c> of the config repository: gets the path of an image file and prints those of the files that take its
/// place.
/// </summary>
/// <param name="path">The script.</param>
/// <param name="variables">Variables added to its environment.</param>
internal sealed class FinaliseScript(string path, ImmutableSortedDictionary<string, string> variables)
{
    private static readonly TimeSpan s_timeout = TimeSpan.FromHours(1);

    /// <summary>Runs it.</summary>
    /// <param name="image">The image file.</param>
    /// <param name="runner">Runs commands.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>The files it made or kept, whole paths.</returns>
    /// <exception cref="CommandException">It fails.</exception>
    /// <exception cref="FactoryException">It prints something else than names of files, or nothing.</exception>
    public async Task<ImmutableArray<string>> RunAsync(string image, CommandRunner runner, CancellationToken cancellation)
    {
        var folder = Path.GetDirectoryName(image)!;
        var output = await runner
            .RunAsync(
                new ExternalCommand(path, image)
                {
                    WorkingDirectory = folder,
                    Environment = variables.ToImmutableDictionary(variable => variable.Key, variable => (string?)variable.Value),
                    Timeout = s_timeout,
                },
                cancellation
            )
            .ConfigureAwait(false);
        var files = output
            .Text.Split('\n')
            .SelectMany(line => Named(line.Trim(), folder))
            .Distinct(StringComparer.Ordinal)
            .ToImmutableArray();
        if (files.FirstOrDefault(file => !File.Exists(file)) is { } missing)
            throw Unsound($"it printed \"{Path.GetRelativePath(folder, missing)}\", which is not a file");
        return files.IsEmpty ? throw Unsound("it printed no file") : files;
    }

    // The original split the output at every blank; a name with blanks stands on a line of its own.
    private static IEnumerable<string> Named(string line, string folder) =>
        File.Exists(Path.Combine(folder, line))
            ? [Path.Combine(folder, line)]
            : line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(word => Path.Combine(folder, word));

    private FactoryException Unsound(string why) =>
        new(
            $"Running {path}",
            why,
            "It must print the path of every file that it made or keeps, and nothing else; messages go to standard error."
        );
}
