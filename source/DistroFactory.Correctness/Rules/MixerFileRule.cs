using System.Text;
using DistroFactory.Correctness.Packaged;
using DistroFactory.Correctness.Reports;
using DistroFactory.Correctness.Request;
using DistroFactory.UpdateStream;

namespace DistroFactory.Correctness.Rules;

/// <summary>The mixer's own files say what they must, as far as that can be known without asking the mixer.</summary>
internal static class MixerFileRule
{
    private const ushort PlainFile = 0x81A4;

    public static IEnumerable<Disagreement> Check(BundleView bundle, VersionUnderCheck version)
    {
        (string Path, string? Text)[] known =
        [
            (MixerFiles.Tracking(bundle.Name), ""),
            (MixerFiles.Version, version.ClaimedVersion == StreamVersion.None ? null : $"{version.ClaimedVersion}"),
            (MixerFiles.Format, version.ClaimedFormat == FormatNumber.None ? null : $"{version.ClaimedFormat}"),
        ];
        foreach (var (path, text) in known.Where(file => file.Text is not null))
        {
            if (
                bundle.Published.Present.TryGetValue(path, out var line)
                && line.Hash != SwupdHasher.OfFile(PlainFile, 0, 0, Encoding.UTF8.GetBytes(text!))
            )
                yield return bundle.Disagree(
                    path,
                    text!.Length == 0 ? "it is not the empty file that it must be" : $"it does not say {text}"
                );
        }
    }
}
