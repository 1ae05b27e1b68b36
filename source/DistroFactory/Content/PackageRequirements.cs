using System.Collections.Concurrent;
using System.Collections.Immutable;
using DistroFactory.Configuration;
using DistroFactory.Connections.Web;
using DistroFactory.Foundation;
using DistroFactory.Model;
using DistroFactory.Packages;
using DistroFactory.Packages.Rpm;
using DistroFactory.Packages.Signatures;
using DistroFactory.UpdateStream.Signatures;

namespace DistroFactory.Content;

/// <summary>What the packages of a source must be: they state digests of all that is in them, and are signed if there are keys.</summary>
internal sealed class PackageRequirements
{
    private const int Shown = 10;

    private readonly SourceTrust _trust;
    private readonly OpenPgpKeyring _keyring;
    private readonly FileFacts? _checks;
    private readonly DateTimeOffset _now;

    /// <param name="trust">Whose signatures count.</param>
    /// <param name="checks">Which packages were found to be so, and left alone since; null: all are read each time.</param>
    /// <param name="clock">Tells which keys are valid; null: the machine's.</param>
    /// <exception cref="PackageException">A file of keys cannot be read.</exception>
    public PackageRequirements(SourceTrust trust, FileFacts? checks = null, TimeProvider? clock = null)
    {
        (_trust, _checks, _now) = (trust, checks, (clock ?? TimeProvider.System).GetUtcNow());
        _keyring = OpenPgpKeyring.Read(trust.Keys, _now);
    }

    /// <summary>The keys that the index of a repository must be signed with; null: it need not be signed.</summary>
    public OpenPgpKeyring? IndexKeys => _trust.RepoGpgCheck ? _keyring : null;

    /// <summary>Keys that soon sign nothing any more, one sentence each.</summary>
    public IEnumerable<string> Warnings =>
        _keyring
            .Keys.Where(key =>
                key is { MaySign: true, Revoked: null } && key.Expires > _now && key.Expires < _now + CertificateExpiry.Notice
            )
            .Select(key =>
                $"The key {key}, which packages are signed with, expires on {key.Expires:yyyy-MM-dd}: they are refused from then on. "
                + "Fetch the public key again when its owner has prolonged it."
            );

    /// <summary>Refuses packages that are not what they must be.</summary>
    /// <param name="content">The packages as they lie on disk.</param>
    /// <param name="provider">What messages call the place they are from.</param>
    /// <param name="advice">What to do about unsigned packages of this place; null: what can be done anywhere.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="FetchException">Some are not.</exception>
    public async Task RequireAsync(FetchedContent content, string provider, string? advice = null, CancellationToken cancellation = default)
    {
        var refused = new ConcurrentBag<(ContentPackage Package, Refusal Why)>();
        await Parallel
            .ForAsync(
                0,
                content.Paths.Length,
                cancellation,
                (index, _) =>
                {
                    if (Check(content.Paths[index], content.Packages[index].Nevra.Name, advice) is { } why)
                        refused.Add((content.Packages[index], why));
                    return ValueTask.CompletedTask;
                }
            )
            .ConfigureAwait(false);
        if (!refused.IsEmpty)
            throw Refuse([.. refused.OrderBy(pair => pair.Package, ContentPackage.Order)], content.Paths.Length, provider);
    }

    // Null: nothing is against it, or was when it was looked at before.
    private Refusal? Check(string path, string name, string? advice)
    {
        var mayLackDigests = NamePattern.MatchesAny(_trust.MissingDigests, name);
        var sound = $"{(mayLackDigests ? "" : "digests ")}{(_trust.ChecksPackages ? $"signed {_keyring.Identity}" : "")}";
        if (sound.Length == 0 || _checks?.Find(path) == sound)
            return null;
        var before = FileStamp.Of(path);
        var package = RpmPackage.Open(path);
        if (!mayLackDigests && package.MissingDigest is { } missing)
            return new(
                missing,
                "Build it again with rpm, which states them. If damage to it need not be noticed, name it in 'allow-missing-digests'."
            );
        var signature = _trust.ChecksPackages ? PackageSignatures.Verify(package, _keyring) : null;
        if (signature is { IsGood: false })
            return new(signature.Why, signature.Verdict == SignatureVerdict.Unsigned ? advice ?? signature.Advice : signature.Advice);
        // The signature is of a header that states what the payload is; now it must be that.
        if (signature is not null)
            package.VerifyPayload();
        if (signature?.GoodUntil is null)
            _checks?.Add(path, before, sound);
        return null;
    }

    private static FetchException Refuse(ImmutableArray<(ContentPackage Package, Refusal Why)> refused, int all, string provider)
    {
        var lines = refused.Take(Shown).Select(pair => $"{pair.Package.Nevra}: {pair.Why.Why}").ToList();
        if (refused.Length > Shown)
            lines.Add($"and {refused.Length - Shown} more");
        return new(
            $"Checking the packages from {provider}",
            $"{refused.Length} of {all} cannot be accepted\n  {string.Join("\n  ", lines)}",
            string.Join("\n  ", refused.Select(pair => pair.Why.Advice).OfType<string>().Distinct())
        );
    }

    private sealed record Refusal(string Why, string? Advice);
}
