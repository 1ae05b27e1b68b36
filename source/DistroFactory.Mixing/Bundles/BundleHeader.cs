namespace DistroFactory.Mixing.Bundles;

/// <summary>The <c># [KEY]: value</c> lines of a bundle definition.</summary>
/// <param name="Title">Usually the bundle's name.</param>
/// <param name="Description">One line for people.</param>
/// <param name="Status">What is to become of the bundle.</param>
/// <param name="Capabilities">What it enables.</param>
/// <param name="Maintainer">Whom to ask.</param>
public sealed record BundleHeader(
    string Title = "",
    string Description = "",
    BundleStatus Status = BundleStatus.Active,
    string Capabilities = "",
    string Maintainer = ""
);
