using DistroFactory.Run;
using DistroFactory.State;

namespace DistroFactory.Session;

/// <summary>What the steps of an earlier run left in the work area and the stage.</summary>
internal static class EarlierSteps
{
    /// <summary>
    /// Whether what a step leaves is there. When the plan asks for no release, nothing is missing: the steps that follow have nothing to
    /// do.
    /// </summary>
    /// <param name="workplace">The workplace as the earlier run left it.</param>
    /// <param name="step">Name of the step.</param>
    public static bool Has(Workplace workplace, string step)
    {
        var records = workplace.Records;
        if (step == ReleaseRecords.Config.MadeBy)
            return records.Find(ReleaseRecords.Config) is not null;
        if (records.Find(ReleaseRecords.Plan) is not { } plan)
            return false;
        return !plan.IsNeeded
            || step switch
            {
                "Content" => records.Find(ReleaseRecords.Content) is not null,
                "Mix" => records.Find(ReleaseRecords.Mix) is not null,
                "Validate" => records.Find(ReleaseRecords.Validation) is not null,
                "Verify" => records.Find(ReleaseRecords.Verification) is not null,
                "Qa" => records.Find(ReleaseRecords.Quality) is { IsRefused: false },
                "Prepare" => Directory.Exists(workplace.Stage.UpdateOf(plan.Version)),
                "Stage" => workplace.Stage.ReadLatest() == plan.Version,
                _ => true,
            };
    }
}
