#!/usr/bin/env bash
# What it takes from ./build.sh to its first word, beside the least that any .NET program takes: processor and wall time, median of ten.
set -euo pipefail

here=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd -P)
root=$(dirname -- "$here")
empty=$(mktemp -d)
trap 'rm -rf "$empty"' EXIT

cat >"$empty/empty.csproj" <<'PROJECT'
<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup>
    <OutputType>Exe</OutputType>
    <TargetFramework>net10.0</TargetFramework>
    <InvariantGlobalization>true</InvariantGlobalization>
  </PropertyGroup>
</Project>
PROJECT
printf 'return 0;\n' >"$empty/Program.cs"
dotnet build "$empty/empty.csproj" -c Release -o "$empty/out" -nologo -v quiet >/dev/null

# Prints wall and processor time in milliseconds.
once() {
  local TIMEFORMAT='%R %U %S'
  { time "$@" >/dev/null 2>&1; } 2>&1 | awk '{ printf "%d %d\n", $1 * 1000, ($2 + $3) * 1000 }'
}

measure() {
  local name=$1 runs
  shift
  runs=$(for _ in 1 2 3 4 5 6 7 8 9 10; do once "$@"; done)
  printf '%-32s %6d ms wall  %6d ms processor\n' "$name" \
    "$(cut -d' ' -f1 <<<"$runs" | sort -n | sed -n 5p)" "$(cut -d' ' -f2 <<<"$runs" | sort -n | sed -n 5p)"
}

"$root/build.sh" --help >/dev/null
measure 'an empty .NET program' dotnet exec "$empty/out/empty.dll"
measure './build.sh --help' "$root/build.sh" --help
measure './build.sh --plan' "$root/build.sh" --plan
measure './build.sh --shell-completion' env COMP_LINE='./build.sh Re' "$root/build.sh" --shell-completion
