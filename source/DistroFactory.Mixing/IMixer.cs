namespace DistroFactory.Mixing;

/// <summary>Makes one version of an update stream. A boundary: embedded, or the <c>mixer</c> command.</summary>
public interface IMixer
{
    /// <summary>
    /// Mixes <see cref="MixRequest.Version"/> into <see cref="MixRequest.OutputDirectory"/>. The version's directory appears whole
    /// or not at all; earlier versions and the version files are not touched.
    /// </summary>
    Task<MixResult> MixAsync(MixRequest request, IProgress<MixProgress>? progress = null, CancellationToken cancellation = default);
}
