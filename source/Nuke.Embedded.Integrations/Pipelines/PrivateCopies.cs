namespace Nuke.Embedded.Integrations.Pipelines;

/// <summary>
/// Copies of the secrets that are files, which only the user of the job can read: CI servers hand some of them over with modes such as
/// 0666, and a key that others can read is refused. They are removed when the shell ends.
/// </summary>
internal static class PrivateCopies
{
    /// <summary>Lines of a POSIX shell: one makes their folder, then one for each file; none without such secrets.</summary>
    public static IEnumerable<string> Lines(CiPipeline pipeline)
    {
        var files = pipeline.Variables(CiVariableKind.SecretFile);
        if (files.Count == 0)
            yield break;
        yield return "private=$(mktemp -d) && trap 'rm -rf \"$private\"' EXIT";
        foreach (var (name, _) in files)
            yield return $"if [ -f \"${{{name}:-}}\" ]; then (umask 077 && cat \"${name}\" > \"$private/{name}\") "
                + $"&& export {name}=\"$private/{name}\"; fi";
    }
}
