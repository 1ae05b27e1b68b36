using CliWrap;
using CliWrap.Buffered;

namespace DistroFactory.Testing;

/// <summary>Workflows of GitHub Actions, checked by actionlint: syntax, expressions, references between jobs.</summary>
public static class WorkflowLint
{
    private const string Script = """
        const [modules, ...files] = process.argv.slice(1);
        const { createLinter } = require(modules + '/actionlint');
        createLinter().then(lint => {
          for (const file of files)
            for (const e of lint(require('fs').readFileSync(file, 'utf8'), file))
              if (!e.message.startsWith('undefined variable "vars"')) // newer than this linter
                console.log(`${file}:${e.line}:${e.column}: ${e.message}`);
          process.exit(0);
        });
        """;

    /// <summary>What is wrong with the workflows of a directory, one complaint a line.</summary>
    public static async Task<string> RunAsync(string directory)
    {
        var modules = await NpmTool.RequireAsync("actionlint", "2.0.6");
        var result = await Cli.Wrap(Tool.Require("node", "nodejs"))
            .WithArguments(["-e", Script, modules, .. Directory.EnumerateFiles(directory, "*.yml")])
            .ExecuteBufferedAsync();
        return result.StandardOutput;
    }
}
