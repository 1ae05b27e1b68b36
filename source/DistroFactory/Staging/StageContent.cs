using DistroFactory.Content;
using DistroFactory.History;
using DistroFactory.Notes;

namespace DistroFactory.Staging;

/// <summary>What is laid into the stage.</summary>
/// <param name="Texts">The texts of the release and its record.</param>
/// <param name="Previous">The release before; null for the first.</param>
/// <param name="Packages">The packages offered.</param>
/// <param name="UpdateTree">The update tree with the version that was mixed.</param>
/// <param name="BundleDirectory">The bundle definitions.</param>
/// <param name="BundlePath">Their folder in the repository they come from; empty: its root.</param>
/// <param name="ImageTemplates">Folder of the templates of images; null: none.</param>
/// <param name="RootCertificate">The certificate clients pin, PEM.</param>
/// <param name="BuildEnvironment">Where and from what the release was made.</param>
public sealed record StageContent(
    ReleaseTexts Texts, ReleaseRecord? Previous, FetchedContent Packages, string UpdateTree, string BundleDirectory, string BundlePath, string? ImageTemplates, string RootCertificate, string BuildEnvironment);
