using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using Nuke.Common;
using Nuke.Common.Execution;
using Nuke.Embedded.Engine.Parameters;
using Nuke.Embedded.Engine.RunState;
using Nuke.Embedded.Foundation;
using Serilog;

namespace Nuke.Embedded.Engine.Fingerprints;

/// <summary>Decides whether a target with inputs has to run, and remembers what it ran on.</summary>
internal sealed class TargetFingerprint(BuildRun run, ExecutableTarget target, InputsAttribute inputs, OutputsAttribute? outputs)
{
    private readonly FingerprintFile _file = new(run.RootDirectory, target.Name);
    private IReadOnlyList<string> _reasons = [];
    private Fingerprint? _now;

    /// <summary>When it ran on the same; null when it has to run.</summary>
    public DateTimeOffset? UnchangedSince()
    {
        var before = _file.Read();
        _now = Look(before);
        if (before is null)
            _reasons = ["it has not succeeded here before"];
        else if (run.Options.Fresh)
            _reasons = ["--fresh was given"];
        else if (_now.Inputs.Count == 0)
            _reasons = ["its inputs match no file"];
        else
            _reasons = [.. _now.DifferencesFrom(before)];
        if (_reasons.Count > 0)
            return null;
        // A file that was only touched is not read again next time.
        if (!run.Options.DryRun && _now.IsLaterThan(before!))
            _file.Write(_now with { Time = before!.Time });
        return before!.Time;
    }

    /// <summary>Forgets what it ran on before, and tells why it runs (with <c>--verbosity verbose</c>).</summary>
    public void Begin()
    {
        _file.Delete();
        foreach (var reason in _reasons)
            Log.Verbose("{Target} runs because {Reason}", target.Name, reason);
        if (_now!.Inputs.Count == 0)
            Log.Warning("The inputs of {Target} match no file: {Globs}", target.Name, string.Join(' ', inputs.Globs));
    }

    /// <summary>The target succeeded on the inputs that were there when it began.</summary>
    public void Commit()
    {
        var made = outputs is null ? [] : FileSet.Read(run.RootDirectory, outputs.Globs, null);
        if (outputs is not null && made.Count == 0)
            Log.Warning("{Target} made no file that matches its outputs: {Globs}", target.Name, string.Join(' ', outputs.Globs));
        else
            _file.Write(_now! with { Outputs = made });
    }

    private Fingerprint Look(Fingerprint? before) =>
        new()
        {
            Time = run.Surroundings.Clock.GetUtcNow(),
            Inputs = FileSet.Read(run.RootDirectory, inputs.Globs, before?.Inputs),
            Outputs = outputs is null ? [] : FileSet.Read(run.RootDirectory, outputs.Globs, before?.Outputs),
            Build = FileSet.Read(run.Surroundings.AssemblyDirectory, ["*.dll"], before?.Build),
            Parameters = Members().ToDictionary(pair => pair.Name, pair => Hash(pair.Value)),
        };

    // Those that the attribute names, and those that the target requires; secrets do not count, not even as a hash.
    private IEnumerable<(string Name, object? Value)> Members()
    {
        var named = inputs.Parameters.Select(name =>
            ParameterDefinitions
                .AllOf(run.Build!.GetType())
                .FirstOrDefault(definition => Spelling.Plain(definition.Name) == Spelling.Plain(name))
                ?.Member
            ?? throw new UsageException($"[Inputs] of {target.Name} names the parameter {name}, which the build does not have")
        );
        return target
            .DelegateRequirements.Select(Requirements.MemberOf)
            .OfType<MemberInfo>()
            .Concat(named)
            .Where(member => !member.IsDefined(typeof(SecretAttribute)))
            .DistinctBy(member => member.Name)
            .Select(member => (member.Name, Requirements.Read(member, run.Build!)));
    }

    private static string Hash(object? value)
    {
        var text = value is System.Collections.IEnumerable list and not string ? string.Join('\n', list.Cast<object>()) : $"{value}";
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(value is null ? "null" : $"={text}")));
    }
}
