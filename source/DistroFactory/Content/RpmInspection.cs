using DistroFactory.Packages;
using DistroFactory.Packages.Rpm;

namespace DistroFactory.Content;

/// <summary>Looks at RPM files that came from where no checksum of the file is stated.</summary>
internal static class RpmInspection
{
    /// <summary>
    /// What is wrong with a file whose checksum is right: metadata can give a package another name than its own, so that it passes for
    /// another or hides one. Null when nothing is.
    /// </summary>
    /// <param name="path">The file.</param>
    /// <param name="expected">Which package it must be.</param>
    public static string? FindOther(string path, Nevra expected)
    {
        try
        {
            var actual = RpmPackage.Open(path).Info.Nevra;
            return actual == expected ? null : $"what came is the package {actual}, not {expected}";
        }
        catch (PackageException error)
        {
            return $"what came is no sound package: {error.Why}";
        }
    }

    /// <summary>What is wrong with a file; null when nothing is.</summary>
    /// <param name="path">The file.</param>
    /// <param name="expected">Which package it must be; null: any.</param>
    /// <param name="payloadHash">
    /// The MD5 of header and payload it must have, lower-case hex; empty: what the package itself states will do.
    /// </param>
    public static string? FindFault(string path, Nevra? expected, string payloadHash)
    {
        try
        {
            var package = RpmPackage.Open(path);
            if (expected is not null && package.Info.Nevra != expected)
                return $"what came is the package {package.Info.Nevra}, not {expected}";
            var actual = package.VerifyPayload();
            return payloadHash.Length == 0 || actual == payloadHash
                ? null
                : $"the MD5 of its header and payload is {actual}, and should be {payloadHash}";
        }
        catch (PackageException error)
        {
            return $"what came is no sound package: {error.Why}";
        }
    }
}
