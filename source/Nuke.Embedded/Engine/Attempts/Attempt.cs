using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Nuke.Common;
using Nuke.Common.Execution;
using Nuke.Embedded.Engine.Parameters;
using Nuke.Embedded.Engine.Planning;
using Nuke.Embedded.Engine.RunState;
using Nuke.Embedded.Foundation;

namespace Nuke.Embedded.Engine.Attempts;

/// <summary>Remembers what became of the targets of a run until one has succeeded as a whole, for <c>--continue</c>.</summary>
internal sealed class Attempt(BuildRun run, IReadOnlyList<ParameterDefinition> parameters) : IDisposable
{
    private const string Reason = "succeeded in the previous attempt";

    private readonly AttemptFile _file = new(run.RootDirectory);

    /// <summary>Skips what succeeded in the attempt that this run continues, if it is to continue one.</summary>
    /// <exception cref="UsageException">The previous attempt was another build, or had other targets or parameters.</exception>
    public void Continue()
    {
        if (!run.Options.Continue)
            return;
        if (_file.Read() is not { } before)
        {
            run.Console.WriteLine("There is no failed attempt to continue: all targets run.", Tint.Faint);
            return;
        }

        if (before.DifferenceFrom(ThisRun()) is { } difference)
            throw new UsageException(
                $"--continue: the previous attempt cannot be continued, for {difference}. Run without --continue to start again."
            );
        foreach (
            var target in run.Plan.Where(target => target.Status == ExecutionStatus.Scheduled && before.Succeeded.ContainsKey(target.Name))
        )
        {
            Skipping.Skip(target, Reason);
            foreach (var (key, value) in before.Succeeded[target.Name])
                target.SummaryInformation[key] = value;
        }
    }

    /// <summary>Begins to record this run, in place of the one before.</summary>
    public void Begin()
    {
        _file.Begin(ThisRun());
        foreach (var target in run.Plan.Where(target => target is { Status: ExecutionStatus.Skipped, Skipped: Reason }))
            Add(target);
    }

    public void Record(ExecutableTarget target)
    {
        if (target.Status == ExecutionStatus.Succeeded)
            Add(target);
    }

    /// <summary>After a run that succeeded there is nothing to continue.</summary>
    public void Conclude(bool hasSucceeded)
    {
        if (hasSucceeded)
            _file.Delete();
    }

    public void Dispose() => _file.Dispose();

    private void Add(ExecutableTarget target) =>
        _file.Add(target.Name, target.SummaryInformation.ToDictionary(pair => pair.Key, pair => run.Console.Mask.Apply(pair.Value)));

    private AttemptRecord ThisRun() => new(BuildId(), string.Join(' ', run.Targets.Where(target => target.Invoked)), Values());

    private string BuildId()
    {
        var text = new StringBuilder($"{run.Build!.GetType().Module.ModuleVersionId}");
        foreach (
            var library in new DirectoryInfo(run.Surroundings.AssemblyDirectory)
                .EnumerateFiles("*.dll")
                .OrderBy(library => library.Name, StringComparer.Ordinal)
        )
            text.Append(CultureInfo.InvariantCulture, $" {library.Name} {library.Length} {library.LastWriteTimeUtc.Ticks}");
        return Hash(text.ToString());
    }

    // They are compared, never shown. Secrets are not even kept as a hash: a new token does not make another attempt.
    private Dictionary<string, string> Values() =>
        parameters
            .Where(parameter => !parameter.IsSecret)
            .DistinctBy(parameter => parameter.Option)
            .Select(parameter => (parameter.Option, Given: run.Parameters.GivenFor(parameter)))
            .Where(pair => pair.Given is not null)
            .ToDictionary(pair => pair.Option, pair => Hash(string.Join('\n', pair.Given!.Words)));

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
