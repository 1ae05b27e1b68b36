using DistroFactory.Session;

namespace DistroFactory.Tests.Session;

/// <summary>The steps of a release, one after the other, as the targets run them.</summary>
internal static class WholeRelease
{
    /// <summary>Releases, up to the stage.</summary>
    /// <param name="session">The run.</param>
    /// <param name="evidence">Whether evidence is written.</param>
    /// <param name="tags">Whether the run tags the release afterwards.</param>
    /// <param name="afterVerify">What happens between Verify and Qa; null: nothing.</param>
    public static async Task StageReleaseAsync(
        this ReleaseSession session,
        bool evidence = false,
        bool tags = false,
        Action? afterVerify = null
    )
    {
        await session.FetchConfigAsync();
        await session.InitializeAsync();
        await session.FetchContentAsync();
        await session.MixAsync();
        await session.ValidateAsync();
        await session.MakeImagesAsync();
        await session.PrepareAsync();
        await session.VerifyAsync();
        afterVerify?.Invoke();
        await session.CheckQualityAsync();
        await session.WriteNotesAsync();
        if (evidence)
            await session.WriteEvidenceAsync();
        await session.StageAsync(publishes: false, tags);
    }
}
