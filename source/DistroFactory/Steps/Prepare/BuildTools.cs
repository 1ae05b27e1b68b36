using DistroFactory.Run;
using DistroFactory.Tools;

namespace DistroFactory.Steps.Prepare;

/// <summary>The versions of the tools that a release was made with.</summary>
/// <param name="Mixer">Of mixer.</param>
/// <param name="Installer">Of clr-installer.</param>
/// <param name="Swupd">Of the client that clr-installer installs images with.</param>
internal sealed record BuildTools(string Mixer, string Installer, string Swupd)
{
    /// <summary>
    /// What a tool is said to be that took no part. It is not asked either, so that the report does not tell what else a machine has.
    /// </summary>
    public const string NotUsed = "not used";

    /// <summary>Asks the tools that this release used.</summary>
    public static async Task<BuildTools> AskAsync(Workplace workplace, CancellationToken cancellation)
    {
        var usesInstaller = workplace.Configuration.Images is { } images && ImageEngineChoice.UsesInstaller(images);
        return new(
            workplace.UsesMixer ? await ToolVersion.AskAsync("mixer", cancellation) : NotUsed,
            usesInstaller ? await ToolVersion.AskAsync(ImageEngineChoice.Installer, cancellation) : NotUsed,
            usesInstaller ? await ToolVersion.AskAsync("swupd", cancellation) : NotUsed
        );
    }
}
