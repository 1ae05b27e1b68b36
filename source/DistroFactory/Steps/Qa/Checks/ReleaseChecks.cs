using System.Globalization;
using System.Security.Cryptography.Pkcs;
using System.Security.Cryptography.X509Certificates;
using DistroFactory.Configuration;
using DistroFactory.Foundation;
using DistroFactory.Licensing;
using DistroFactory.Model;
using DistroFactory.Quality;
using DistroFactory.Reports;
using DistroFactory.UpdateStream.Versions;

namespace DistroFactory.Steps.Qa.Checks;

/// <summary>Checks of what is known of a release already: they read no package and no file of the stream.</summary>
internal static class ReleaseChecks
{
    /// <summary>Numbers and sizes against their limits.</summary>
    public static Verdict Budget(BudgetQuality limits, TriedRelease release)
    {
        var size = release.Release.Bundles.Sum(bundle => bundle.ContentSize);
        var before = release.Reference is { IsOriginal: false } previous ? previous.Bundles.Sum(bundle => bundle.ContentSize) : (long?)null;
        var images = release.Images?.Files.Where(file => file.Checksum is not null).MaxBy(file => file.Bytes);
        var (facts, excesses) = (new List<string>(), new List<string>());
        Limit("packages", release.Release.Packages.Length, limits.Packages, Number);
        Limit("bundles", release.Release.Bundles.Length, limits.Bundles, Number);
        Limit("size", size, limits.Size, ByteSize.Format);
        if (limits.Growth is { } growth && before is > 0)
        {
            var percent = 100.0 * (size - before.Value) / before.Value;
            facts.Add(string.Create(CultureInfo.InvariantCulture, $"growth {percent:0.0} %"));
            var change = $"growth: from {ByteSize.Format(before.Value)} to {ByteSize.Format(size)}, by";
            if (percent > growth)
                excesses.Add(string.Create(CultureInfo.InvariantCulture, $"{change} {percent:0.0} %, and {growth} % is the limit"));
        }

        Limit(images is null ? "image" : $"image {images.Name}", images?.Bytes, limits.Image, ByteSize.Format);
        if (release.Downloads is null && (limits.Install ?? limits.Update) is not null)
            excesses.Add("download: it is not known, for the version was not verified");
        Limit("install", release.Downloads?.Install.Bytes, limits.Install, ByteSize.Format);
        Limit("update", release.Downloads?.Updates.FirstOrDefault()?.Cost.Bytes, limits.Update, ByteSize.Format);
        return excesses.Count > 0 ? Verdict.Fail($"{Count(excesses.Count, "limit")} exceeded", excesses)
            : facts.Count > 0 ? Verdict.Pass(string.Join(", ", facts))
            : Verdict.Skip("none of what it limits is there");

        void Limit(string what, long? value, long? limit, Func<long, string> format)
        {
            if (limit is not { } most || value is not { } found)
                return;
            facts.Add($"{what} {format(found)}");
            if (found > most)
                excesses.Add($"{what}: {format(found)}, and {format(most)} is the limit");
        }
    }

    /// <summary>Licences that are denied.</summary>
    public static Verdict Licenses(LicenseQuality check, TriedRelease release)
    {
        var packages = release.Release.Packages.Where(package => !NamePattern.MatchesAny(check.Except, package.Nevra.Name)).ToArray();
        var denied = packages
            .Select(package => (package, Denied: DeniedLicenses.Of(package.License, check.Deny)))
            .Where(pair => !pair.Denied.IsEmpty)
            .Select(pair => $"{pair.package.Nevra}: {pair.package.License}, of which {string.Join(", ", pair.Denied)} is denied")
            .ToArray();
        return release.Release.Packages.IsEmpty ? Verdict.Skip("it is not known which packages bundles ship")
            : denied.Length > 0 ? Verdict.Fail($"{Count(denied.Length, "package")} of {packages.Length} with a denied licence", denied)
            : Verdict.Pass($"{Count(packages.Length, "package")}, none with a denied licence");
    }

    /// <summary>Files that are privileged now.</summary>
    public static Verdict Privileges(TriedRelease release)
    {
        if (release.Reference is null)
            return Verdict.Skip("it is the first release");
        if (release.Reference.PrivilegedFiles is null || release.Release.PrivilegedFiles is null)
            return Verdict.Fail("it is not known which files the release before had");
        var found = NewPrivileges.Find(release.Workplace, release.Release);
        return found.IsEmpty
            ? Verdict.Pass("no file is privileged that was not before")
            : Verdict.Fail($"{Count(found.Length, "file")} newly privileged", [.. found.Select(file => $"{file}")]);
    }

    /// <summary>Packages that are older now.</summary>
    public static Verdict Downgrades(DowngradeQuality check, TriedRelease release)
    {
        if (release.Reference is null)
            return Verdict.Skip("it is the first release");
        // What is brought back on purpose is older.
        var back = release.Plan.Rollback is { } rollback ? rollback.Packages.AddRange(rollback.BundlePackages) : [];
        var older = release
            .PackageChanges.Where(change => change.Kind == PackageChangeKind.Downgraded)
            .Where(change => !NamePattern.MatchesAny(check.Allow, change.Name) && !back.Contains(change.Name))
            .Select(change => $"{change.Name}: {change.Old!.Evr} -> {change.New!.Evr}")
            .ToArray();
        return older.Length > 0
            ? Verdict.Fail($"{Count(older.Length, "package")} older than in release {release.Release.Reference}", older)
            : Verdict.Pass($"no package is older than in release {release.Release.Reference}");
    }

    /// <summary>Certificates that expire too soon.</summary>
    public static Verdict Certificate(CertificateQuality check, TriedRelease release, DateTimeOffset now)
    {
        var certificates = Certificates(release).Distinct().ToArray();
        var days = (int)check.ValidFor.TotalDays;
        var expiring = certificates
            .Where(certificate => certificate.End - now < check.ValidFor)
            .Select(certificate => $"{certificate.Subject}: until {certificate.End:yyyy-MM-dd}")
            .ToArray();
        return expiring.Length > 0
            ? Verdict.Fail($"{Count(expiring.Length, "certificate")} valid for less than {days} days", expiring)
            : Verdict.Pass($"valid until {certificates.Min(certificate => certificate.End):yyyy-MM-dd}");
    }

    // The root, and whatever the signature of the version brings: that is what clients look at, whoever signs.
    private static IEnumerable<(string Subject, DateTimeOffset End)> Certificates(TriedRelease release)
    {
        using var root = X509Certificate2.CreateFromPem(release.Signers.Latest.RootCertificatePem);
        yield return (root.Subject, root.NotAfter);
        var signature = new StreamTree(release.Workplace.Stage.Update).MomSignature(release.Version);
        if (!File.Exists(signature))
            yield break;
        var message = new SignedCms();
        message.Decode(File.ReadAllBytes(signature));
        foreach (var certificate in message.Certificates)
        {
            using (certificate)
                yield return (certificate.Subject, certificate.NotAfter);
        }
    }

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Count(int number, string what) => $"{number} {what}{(number == 1 ? " is" : "s are")}";
}
