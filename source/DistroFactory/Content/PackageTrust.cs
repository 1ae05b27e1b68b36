using System.Collections.Concurrent;
using System.Collections.Immutable;
using DistroFactory.Configuration;
using DistroFactory.Connections.Web;
using DistroFactory.Foundation;
using DistroFactory.Model;
using DistroFactory.Packages;
using DistroFactory.Packages.Rpm;
using DistroFactory.Packages.Signatures;

namespace DistroFactory.Content;

/// <summary>The keys that a source is trusted by, and what they decide.</summary>
internal sealed class PackageTrust
{
    private const int Shown = 10;

    private static readonly TimeSpan s_notice = TimeSpan.FromDays(90);

    private readonly SourceTrust _trust;
    private readonly OpenPgpKeyring _keyring;
    private readonly FileFacts? _checks;
    private readonly DateTimeOffset _now;

    /// <param name="trust">Whose signatures count.</param>
    /// <param name="checks">Which packages were found to be signed, and left alone since; null: all are read each time.</param>
    /// <param name="clock">Tells which keys are valid; null: the machine's.</param>
    /// <exception cref="PackageException">A file of keys cannot be read.</exception>
    public PackageTrust(SourceTrust trust, FileFacts? checks = null, TimeProvider? clock = null)
    {
        (_trust, _checks, _now) = (trust, checks, (clock ?? TimeProvider.System).GetUtcNow());
        _keyring = OpenPgpKeyring.Read(trust.Keys, _now);
    }

    /// <summary>The keys that the index of a repository must be signed with; null: it need not be signed.</summary>
    public OpenPgpKeyring? IndexKeys => _trust.RepoGpgCheck ? _keyring : null;

    /// <summary>Keys that soon sign nothing any more, one sentence each.</summary>
    public IEnumerable<string> Warnings =>
        _keyring
            .Keys.Where(key => key is { MaySign: true, Revoked: null } && key.Expires > _now && key.Expires < _now + s_notice)
            .Select(key =>
                $"The key {key}, which packages are signed with, expires on {key.Expires:yyyy-MM-dd}: they are refused from then on. "
                + "Fetch the public key again when its owner has prolonged it."
            );

    /// <summary>Refuses packages that are not signed as they must be.</summary>
    /// <param name="content">The packages as they lie on disk.</param>
    /// <param name="provider">What messages call the place they are from.</param>
    /// <param name="advice">What to do about unsigned packages of this place; null: what can be done anywhere.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="FetchException">Some are not.</exception>
    public async Task RequireAsync(FetchedContent content, string provider, string? advice = null, CancellationToken cancellation = default)
    {
        if (!_trust.ChecksPackages)
            return;
        var refused = new ConcurrentBag<(ContentPackage Package, SignatureFinding Finding)>();
        await Parallel
            .ForAsync(
                0,
                content.Paths.Length,
                cancellation,
                (index, _) =>
                {
                    if (Check(content.Paths[index]) is { IsGood: false } finding)
                        refused.Add((content.Packages[index], finding));
                    return ValueTask.CompletedTask;
                }
            )
            .ConfigureAwait(false);
        if (!refused.IsEmpty)
            throw Refusal([.. refused.OrderBy(pair => pair.Package, ContentPackage.Order)], content.Paths.Length, provider, advice);
    }

    // Null: it was good before, and nothing has changed since.
    private SignatureFinding? Check(string path)
    {
        var good = $"signed {_keyring.Identity}";
        if (_checks?.Find(path) == good)
            return null;
        var before = FileStamp.Of(path);
        var package = RpmPackage.Open(path);
        var finding = PackageSignatures.Verify(package, _keyring);
        if (!finding.IsGood)
            return finding;
        // The signature is of a header that states what the payload is; now it must be that.
        package.VerifyPayload();
        if (finding.GoodUntil is null)
            _checks?.Add(path, before, good);
        return finding;
    }

    private static FetchException Refusal(
        ImmutableArray<(ContentPackage Package, SignatureFinding Finding)> refused,
        int all,
        string provider,
        string? advice
    )
    {
        var lines = refused.Take(Shown).Select(pair => $"{pair.Package.Nevra}: {pair.Finding.Why}").ToList();
        if (refused.Length > Shown)
            lines.Add($"and {refused.Length - Shown} more");
        return new(
            $"Checking the signatures of the packages from {provider}",
            $"{refused.Length} of {all} cannot be accepted\n  {string.Join("\n  ", lines)}",
            string.Join("\n  ", refused.Select(pair => AdviceOf(pair.Finding, advice)).OfType<string>().Distinct())
        );
    }

    private static string? AdviceOf(SignatureFinding finding, string? advice) =>
        finding.Verdict == SignatureVerdict.Unsigned ? advice ?? finding.Advice : finding.Advice;
}
