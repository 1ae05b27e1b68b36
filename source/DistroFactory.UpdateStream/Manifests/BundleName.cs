namespace DistroFactory.UpdateStream.Manifests;

/// <summary>Which names a bundle may have (mixing specification, "Bundle definitions").</summary>
public static class BundleName
{
    /// <summary>Letters, digits and <c>-_+.</c>; not the names of the two special manifests, and nothing that is a path.</summary>
    public static bool IsValid(string name) =>
        name.Length is > 0 and <= 200
        && name is not (Manifest.MomName or Manifest.FullName or "." or "..")
        && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '+' or '.');
}
