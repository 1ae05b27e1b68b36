# Runs the build: .\build.ps1 [TARGET…] [OPTION…], see .\build.ps1 --help.
# Compiles build/ first when a source below build/ or source/ changed since it was last compiled.
$ErrorActionPreference = "Stop"
Set-StrictMode -Version 2.0

$root = $PSScriptRoot
$temp = Join-Path $root ".nuke/temp"
$output = Join-Path $root "build/bin/Release"
$binary = Join-Path $output "_build.dll"
$stamp = Join-Path $output ".stamp-ps1"
$env:DOTNET_CLI_TELEMETRY_OPTOUT = 1
$env:DOTNET_NOLOGO = 1
$env:DOTNET_TieredPGO = 0

function Get-Sources {
    $patterns = @("*.cs", "*.csproj", "*.props", "*.targets", "*.json", "*.resx", "*.yaml", ".editorconfig")
    $below = Get-ChildItem -Path (Join-Path $root "build"), (Join-Path $root "source") -Recurse -File -Force -Include $patterns
    $beside = Get-ChildItem -Path $root -File -Force | Where-Object { $_.Name -like "Directory.*.props" -or $_.Name -in "global.json", ".editorconfig" }
    @($below) + @($beside) |
        Where-Object { $_.FullName -notmatch "[\\/](bin|obj)[\\/]" } |
        ForEach-Object { "$((Get-FileHash -Algorithm SHA256 $_.FullName).Hash) $($_.FullName)" } |
        Sort-Object | Out-String
}

function Find-DotNet {
    $installed = Get-Command dotnet -ErrorAction SilentlyContinue
    $candidates = @($(if ($installed) { $installed.Source }), (Join-Path $temp "dotnet/dotnet.exe"), (Join-Path $temp "dotnet/dotnet"))
    Push-Location $root
    try {
        foreach ($candidate in $candidates) {
            if ($candidate -and (Test-Path $candidate)) {
                # In the directory of global.json the SDK itself says whether one that satisfies it is installed.
                $ErrorActionPreference = "Continue"
                & $candidate --version 2>$null | Out-Null
                if ($LASTEXITCODE -eq 0) { return $candidate }
            }
        }
    }
    finally { Pop-Location }
    return $null
}

function Install-DotNet {
    $version = (Get-Content (Join-Path $root "global.json") -Raw | ConvertFrom-Json).sdk.version
    $channel = $version -replace "\.\d+$", ""
    try {
        $script = Join-Path $temp "dotnet-install.ps1"
        [Net.ServicePointManager]::SecurityProtocol = [Net.SecurityProtocolType]::Tls12
        (New-Object System.Net.WebClient).DownloadFile("https://dot.net/v1/dotnet-install.ps1", $script)
        & $script -InstallDir (Join-Path $temp "dotnet") -Channel $channel -NoPath | Out-Null
    }
    catch {
        Write-Host "The .NET SDK $version or a later feature band of it is needed, is not installed, and could not be fetched: $_"
        Write-Host "Install it from https://dotnet.microsoft.com/download, then run this again."
        exit 2
    }
    return Find-DotNet
}

New-Item -ItemType Directory -Force $temp | Out-Null
$dotnet = Find-DotNet
if (-not $dotnet) { $dotnet = Install-DotNet }
$sources = Get-Sources
if (-not (Test-Path $binary) -or -not (Test-Path $stamp) -or (Get-Content $stamp -Raw) -ne $sources) {
    Remove-Item -Force -ErrorAction SilentlyContinue $stamp
    $log = & $dotnet build (Join-Path $root "build/_build.csproj") -c Release -o $output -nologo -v minimal -nodeReuse:false
    if ($LASTEXITCODE -ne 0) {
        Write-Host "The build project does not compile:"
        $log | Select-String "(error|warning) [A-Z]+[0-9]+" | Sort-Object -Unique | ForEach-Object { Write-Host $_ }
        exit 2
    }
    [IO.File]::WriteAllText($stamp, $sources)
}

& $dotnet exec $binary @args
exit $LASTEXITCODE
