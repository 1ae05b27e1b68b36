using DistroFactory.Commands;

namespace DistroFactory.Images;

/// <summary>One image to make.</summary>
/// <param name="Template">What of.</param>
/// <param name="Folder">Where: an empty folder of this image alone.</param>
/// <param name="Runner">Runs commands, whose output goes to the log of the image.</param>
/// <param name="Notice">Tells whoever reads the log of the release something about the template.</param>
public sealed record ImageOrder(ImageTemplate Template, string Folder, CommandRunner Runner, Action<string> Notice);
