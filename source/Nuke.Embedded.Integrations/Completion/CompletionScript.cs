namespace Nuke.Embedded.Integrations.Completion;

/// <summary>
/// What a shell reads once to complete <c>build.sh</c>. On each TAB it hands the line up to the cursor over in <c>COMP_LINE</c> and
/// gets the candidates back, one a line; where there are none it offers files.
/// </summary>
internal static class CompletionScript
{
    private const string Bash = """
        # ./build.sh for bash: source <(./build.sh --shell-completion bash)
        _build_sh() {
          local IFS=$'\n'
          COMPREPLY=($(COMP_LINE="${COMP_LINE:0:COMP_POINT}" "${COMP_WORDS[0]}" --shell-completion 2>/dev/null))
        }
        complete -o bashdefault -o default -F _build_sh build.sh nuke
        """;

    private const string Zsh = """
        #compdef build.sh nuke
        # ./build.sh for zsh: source <(./build.sh --shell-completion zsh)
        _build_sh() {
          local -a candidates
          candidates=(${(f)"$(COMP_LINE=$LBUFFER ${(Q)words[1]} --shell-completion 2>/dev/null)"})
          if (( $#candidates )); then compadd -a candidates; else _files; fi
        }
        (( $+functions[compdef] )) || { autoload -Uz compinit && compinit -u }
        compdef _build_sh build.sh nuke
        """;

    private const string Fish = """
        # ./build.sh for fish: ./build.sh --shell-completion fish | source
        function __build_sh_candidates
          set -lx COMP_LINE (commandline -cp)
          set -l words (commandline -opc)
          eval $words[1] --shell-completion 2>/dev/null
        end
        complete -c build.sh -a '(__build_sh_candidates)'
        complete -c nuke -a '(__build_sh_candidates)'
        """;

    private const string PowerShell = """
        # .\build.ps1 for PowerShell: ./build.ps1 --shell-completion pwsh | Out-String | Invoke-Expression
        Register-ArgumentCompleter -Native -CommandName build.sh, build.ps1, build.cmd, nuke -ScriptBlock {
          param($wordToComplete, $commandAst, $cursorPosition)
          $line = $commandAst.ToString()
          $end = $cursorPosition - $commandAst.Extent.StartOffset
          $env:COMP_LINE = if ($end -gt $line.Length) { $line + ' ' } else { $line.Substring(0, $end) }
          try {
            & $commandAst.CommandElements[0].Value --shell-completion 2>$null |
              ForEach-Object { [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $_) }
          }
          finally { $env:COMP_LINE = $null }
        }
        """;

    public static string Of(string shell) =>
        shell switch
        {
            "bash" => Bash,
            "zsh" => Zsh,
            "fish" => Fish,
            _ => PowerShell,
        };
}
