using DistroFactory.Model;
using DistroFactory.UpdateStream;

namespace DistroFactory.Tests.Steps.Plan;

/// <summary>The versions of a plan as one line, for tables of circumstances and plans.</summary>
internal static class PlanText
{
    /// <summary><c>30/1 bridge to 40/2, empty old; 40/2 start min 40, without old</c></summary>
    public static string Of(ReleasePlan plan) => string.Join("; ", plan.Mixes.Select(Of));

    private static string Of(PlannedMix mix) =>
        $"{mix.Version}/{mix.Format}"
        + mix.Kind switch
        {
            MixKind.Bridge => $" bridge to {mix.ClaimedVersion}/{mix.ClaimedFormat}",
            MixKind.FormatStart => " start",
            _ => "",
        }
        + (mix.MinVersion == StreamVersion.None ? "" : $" min {mix.MinVersion}")
        + (mix.EmptiedBundles.IsEmpty ? "" : $", empty {string.Join(' ', mix.EmptiedBundles)}")
        + (mix.DroppedBundles.IsEmpty ? "" : $", without {string.Join(' ', mix.DroppedBundles)}");
}
