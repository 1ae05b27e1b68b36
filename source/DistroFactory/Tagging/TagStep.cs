using DistroFactory.Releasing;

namespace DistroFactory.Tagging;

/// <summary>Marks the commit that the release was made of.</summary>
public sealed class TagStep(Workplace workplace)
{
    /// <summary>Tags, and records what became of it.</summary>
    public void Run()
    {
        var plan = workplace.Records.Load(ReleaseRecords.Plan);
        var outcome = ReleaseTag.Apply(workplace.Source, plan.Namespace, plan.Version);
        workplace.Records.Save(ReleaseRecords.Tag, outcome);
        workplace.Log.WriteLine(outcome.Sentence);
    }
}
