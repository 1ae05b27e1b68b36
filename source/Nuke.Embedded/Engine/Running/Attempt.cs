using System.Text.Json;
using Nuke.Common.Execution;
using Nuke.Embedded.Planning;

namespace Nuke.Embedded.Running;

/// <summary>Remembers in <c>.nuke/temp/attempt.json</c> which targets succeeded, for <c>--continue</c>.</summary>
internal sealed class Attempt(BuildRun run)
{
    private readonly string file = Path.Combine(run.RootDirectory, ".nuke", "temp", "attempt.json");
    private readonly HashSet<string> succeeded = [];

    /// <summary>Skips what succeeded before with the same arguments.</summary>
    public void Continue()
    {
        if (!run.Options.Continue || Read() is not { } before || before.Arguments != run.Console.Mask.Apply(Arguments))
            return;
        foreach (var target in run.Plan.Where(target => before.Succeeded.Contains(target.Name) && target.Status == ExecutionStatus.Scheduled))
        {
            Skipping.Skip(target, "because it succeeded in the previous attempt");
            succeeded.Add(target.Name);
        }
    }

    /// <summary>Writes at once: a run may be killed.</summary>
    public void Record(ExecutableTarget target)
    {
        if (target.Status != ExecutionStatus.Succeeded || run.Options.DryRun || !succeeded.Add(target.Name))
            return;
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            var temporary = $"{file}.{Environment.ProcessId}";
            using (var stream = File.Create(temporary))
            using (var json = new Utf8JsonWriter(stream))
                Write(json);
            File.Move(temporary, file, overwrite: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // A read-only checkout builds all the same; only --continue has nothing to go on.
        }
    }

    private string Arguments => string.Join('\n', run.Surroundings.Arguments.Where(argument => Names.Plain(argument) != "continue"));

    private void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("arguments", run.Console.Mask.Apply(Arguments));
        json.WriteStartArray("succeeded");
        foreach (var name in succeeded)
            json.WriteStringValue(name);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private (string Arguments, HashSet<string> Succeeded)? Read()
    {
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(file));
            return (document.RootElement.GetProperty("arguments").GetString()!,
                [.. document.RootElement.GetProperty("succeeded").EnumerateArray().Select(name => name.GetString()!)]);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return null;
        }
    }
}
