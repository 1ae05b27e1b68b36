using System.Collections.Concurrent;
using System.Collections.Immutable;
using DistroFactory.Foundation;
using DistroFactory.Foundation.Compression;
using DistroFactory.UpdateStream.Verification.Findings;
using DistroFactory.UpdateStream.Versions;

namespace DistroFactory.UpdateStream.Verification;

/// <summary>Collects, from many threads, what checks read and found.</summary>
internal sealed class VerificationLog(StreamTree tree)
{
    private readonly ConcurrentBag<Finding> _findings = [];
    private long _bytes;
    private int _signatures;

    public long Bytes => Interlocked.Read(ref _bytes);

    public int Signatures => _signatures;

    /// <summary>All findings, in an order that does not depend on threads.</summary>
    public ImmutableArray<Finding> Findings =>
        [
            .. _findings
                .Distinct()
                .OrderByDescending(finding => finding.Severity)
                .ThenBy(finding => finding.Rule, StringComparer.Ordinal)
                .ThenBy(finding => finding.Bundle, StringComparer.Ordinal)
                .ThenBy(finding => finding.Path, StringComparer.Ordinal)
                .ThenBy(finding => finding.Text, StringComparer.Ordinal),
        ];

    public void Add(Finding finding) => _findings.Add(finding);

    public void CountSignature() => Interlocked.Increment(ref _signatures);

    /// <summary>
    /// Opens a published file and lets a check read it. That it is missing or cannot be read is a finding under the rule, and so is
    /// whatever the check throws.
    /// </summary>
    /// <returns>What the check returned, or nothing if it failed.</returns>
    public T? Read<T>(string rule, string bundle, string path, Func<Stream, T> check)
        where T : class
    {
        var relative = tree.Relative(path);
        try
        {
            using var file = new FileStream(
                path,
                FileMode.Open,
                FileAccess.Read,
                FileShare.Read,
                bufferSize: 1 << 16,
                FileOptions.SequentialScan
            );
            Interlocked.Add(ref _bytes, file.Length);
            return check(file);
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            Add(Finding.Error(rule + "-missing", bundle, relative, "is missing: clients ask for it"));
        }
        catch (Exception error) when (error is UpdateStreamException or CompressionException)
        {
            Add(Finding.Error(rule, bundle, relative, ((FactoryException)error).Why));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            Add(Finding.Error(rule, bundle, relative, error.Message));
        }

        return null;
    }
}
