using System.Collections.Immutable;
using System.IO.Compression;
using DistroFactory.Configuration;
using DistroFactory.Foundation;
using DistroFactory.UpdateStream;

namespace DistroFactory.Fleet.Logs;

/// <summary>
/// Reads access logs, which strangers write to: line by line in bounded memory, no more than so many bytes, and nothing in them
/// ends the run.
/// </summary>
/// <param name="source">Where they are and how they look.</param>
/// <param name="log">Told of what could not be read.</param>
internal sealed class AccessLogs(FleetLogSource source, RunLog log)
{
    /// <summary>What is read at most, decompressed. Small files may be very large ones compressed.</summary>
    public const long MostBytes = 32L << 30;

    /// <summary>What is read at most; smaller in tests.</summary>
    public long Limit { get; init; } = MostBytes;

    /// <summary>Counts machines.</summary>
    /// <param name="isKnown">Whether a version was ever released.</param>
    /// <param name="cancellation">Stops it.</param>
    public IReadOnlyDictionary<StreamVersion, long> Count(Func<StreamVersion, bool> isKnown, CancellationToken cancellation)
    {
        var count = new MachineCount(isKnown);
        var left = Limit;
        foreach (var file in Files())
        {
            if (left <= 0)
            {
                log.Warn($"The access logs have more than {ByteSize.Format(Limit)}: {file} and what follows it are left out of the fleet.");
                break;
            }

            try
            {
                left -= Read(file, left, count, cancellation);
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException or InvalidDataException)
            {
                log.Warn($"The access log {file} could not be read to its end, and the fleet is counted without the rest: {error.Message}");
            }
        }

        if (count.Unknown > 0)
            log.WriteLine(
                $"{count.Unknown} requests in the access logs were for versions that the stage does not have: they are not counted."
            );
        return count.Result();
    }

    private ImmutableArray<string> Files()
    {
        var files = ImmutableArray.CreateBuilder<string>();
        foreach (var pattern in source.Files)
        {
            var found = Matching(pattern);
            if (found.Length == 0)
                log.Warn($"There is no access log {pattern}.");
            files.AddRange(found.Except(files));
        }

        return files.ToImmutable();
    }

    private static string[] Matching(string pattern)
    {
        var folder = Path.GetDirectoryName(pattern)!;
        try
        {
            return File.Exists(pattern) ? [pattern]
                : Directory.Exists(folder) ? [.. Directory.EnumerateFiles(folder, Path.GetFileName(pattern)).Order(StringComparer.Ordinal)]
                : [];
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    private long Read(string path, long most, MachineCount count, CancellationToken cancellation)
    {
        using var file = File.OpenRead(path);
        using var content = path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase)
            ? new GZipStream(file, CompressionMode.Decompress)
            : (Stream)file;
        var lines = new LogLines(content, most, cancellation);
        while (lines.Next(out var line))
        {
            if (LoggedRequest.MayBe(line) && Parse(line) is { } request)
                count.Add(request);
        }

        if (lines.IsCut)
            log.Warn($"The access logs have more than {ByteSize.Format(Limit)}: the rest of {path} is left out of the fleet.");
        return lines.Bytes;
    }

    private LoggedRequest? Parse(ReadOnlySpan<byte> line) =>
        source.Format == AccessLogFormat.Json || (source.Format == AccessLogFormat.Auto && line.TrimStart(" \t"u8) is [(byte)'{', ..])
            ? JsonLogLine.Read(line, source.Path)
            : CommonLogLine.Read(line, source.Path);
}
