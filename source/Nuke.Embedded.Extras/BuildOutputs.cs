namespace Nuke.Embedded;

/// <summary>
/// What a run tells those that come after it on a CI server: step outputs on GitHub, dotenv variables on GitLab, a properties file on
/// Jenkins. Whatever targets report through <c>ReportSummary</c> is told too; this is for hooks and extensions, where no target runs.
/// </summary>
public static class BuildOutputs
{
    /// <summary>Sets an output. Secrets within the value are masked; a later value of the same name replaces an earlier one.</summary>
    public static void Set(string name, string value) => RunServices.Current?.Tell(name, value);
}
