using System.Text.Json;
using System.Text.Json.Nodes;
using Nuke.Embedded.Engine.Secrets;
using Nuke.Embedded.Foundation;
using Nuke.Embedded.GlobalTool.Repository;

namespace Nuke.Embedded.GlobalTool.Commands;

/// <summary>
/// Asks for secrets and encrypts them into a parameter file. What is asked comes from standard input, so that a script can answer: the
/// password (where <c>PARAMS_KEY</c>, of a profile <c>PARAMS_PROFILE_KEY</c>, does not hold it), then names and values by turns.
/// </summary>
internal static class SecretsCommand
{
    private const int ShortestPassword = 10;

    private static readonly JsonSerializerOptions s_readable = new()
    {
        WriteIndented = true,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static int Run(string[] arguments)
    {
        if (arguments.Length > 1)
            throw new UsageException($"nuke :secrets takes one profile, not {string.Join(' ', arguments)}");
        var root = BuildRoot.Require();
        var schema = root.Below("build.schema.json");
        if (!File.Exists(schema))
            throw new UsageException($"There is no {schema}, which tells which parameters are secrets. Run the build once: nuke --plan");
        string[] secrets = [.. SchemaFile.Read(schema).Secrets];
        if (secrets.Length == 0)
        {
            Console.WriteLine("The build has no parameter with [Secret]");
            return ExitCodes.Success;
        }

        var profile = arguments.FirstOrDefault();
        var file = root.Below(profile is null ? "parameters.json" : $"parameters.{profile}.json");
        var values = ReadValues(file);
        var password = Password(
            profile,
            file,
            [
                .. secrets
                    .Where(values.ContainsKey)
                    .Select(name => values[name])
                    .OfType<JsonValue>()
                    .Select(value => value.ToString())
                    .Where(SecretCipher.IsEncrypted),
            ]
        );
        if (Ask(secrets, values, password))
            BuildFile.WriteWhole(file, values.ToJsonString(s_readable) + "\n");
        return ExitCodes.Success;
    }

    private static JsonObject ReadValues(string file)
    {
        if (!File.Exists(file))
            return new JsonObject { ["$schema"] = "build.schema.json" };
        try
        {
            return JsonNode
                .Parse(
                    File.ReadAllText(file),
                    documentOptions: new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true }
                )!
                .AsObject();
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            throw new UsageException($"{file} cannot be read: {exception.Message}");
        }
    }

    // A second password in one file could never be given to the build.
    private static string Password(string? profile, string file, List<string> encrypted)
    {
        var variable = profile is null ? "PARAMS_KEY" : $"PARAMS_{profile.ToUpperInvariant().Replace('.', '_')}_KEY";
        var password =
            Environment.GetEnvironmentVariable(variable)
            ?? Environment.GetEnvironmentVariable("NUKE_" + variable)
            ?? Prompt(
                $"Password of {Path.GetFileName(file)}{(encrypted.Count == 0 ? $" (new, at least {ShortestPassword} characters)" : "")}: ",
                hidden: true
            )
            ?? "";
        if (encrypted.Any(text => SecretCipher.Decrypt(text, password) is null))
            throw new UsageException(
                $"The password is not the one that the secrets of {file} were encrypted with "
                    + $"({variable} in the environment, else what was typed)"
            );
        return password.Length >= ShortestPassword || encrypted.Count > 0
            ? password
            : throw new UsageException($"The password must have at least {ShortestPassword} characters");
    }

    private static bool Ask(string[] secrets, JsonObject values, string password)
    {
        var changed = false;
        while (true)
        {
            Console.WriteLine("Secrets (those with * have a value):");
            foreach (var (index, name) in secrets.Index())
                Console.WriteLine($"  {index + 1} {name}{(values.ContainsKey(name) ? " *" : "")}");
            var choice = Prompt("Name or number, nothing to save, q to discard: ", hidden: false);
            if (string.IsNullOrEmpty(choice))
                return changed;
            if (choice == "q")
                return false;
            var chosen =
                int.TryParse(choice, out var number) && number >= 1 && number <= secrets.Length
                    ? secrets[number - 1]
                    : Array.Find(secrets, name => Spelling.Plain(name) == Spelling.Plain(choice));
            if (chosen is null)
            {
                Console.WriteLine($"There is no secret '{choice}'");
                continue;
            }

            if (Prompt($"{chosen}: ", hidden: true) is { Length: > 0 } value)
            {
                values[chosen] = SecretCipher.Encrypt(value, password);
                changed = true;
            }
        }
    }

    private static string? Prompt(string question, bool hidden)
    {
        Console.Write(question);
        if (!hidden || Console.IsInputRedirected)
        {
            var line = Console.ReadLine();
            if (Console.IsInputRedirected)
                Console.WriteLine();
            return line;
        }

        var typed = new System.Text.StringBuilder();
        while (Console.ReadKey(intercept: true) is { Key: not ConsoleKey.Enter } key)
        {
            if (key.Key == ConsoleKey.Backspace)
                typed.Length = Math.Max(0, typed.Length - 1);
            else if (!char.IsControl(key.KeyChar))
                typed.Append(key.KeyChar);
        }

        Console.WriteLine();
        return typed.ToString();
    }
}
