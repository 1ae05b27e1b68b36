using DistroFactory.Connections.Commands;

namespace DistroFactory.Steps.Images.Builders;

/// <summary>One image to make.</summary>
/// <param name="Template">What of.</param>
/// <param name="Folder">Where: an empty folder of this image alone.</param>
/// <param name="Runner">Runs commands, whose output goes to the log of the image.</param>
/// <param name="Warn">Tells whoever makes the release what of the template is not in the image.</param>
internal sealed record ImageOrder(ImageTemplate Template, string Folder, CommandRunner Runner, Action<string> Warn);
