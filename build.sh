#!/usr/bin/env bash
# Runs the build: ./build.sh [TARGET…] [OPTION…], see ./build.sh --help.
# Compiles build/ first when a source below build/ or source/ changed since it was last compiled.
set -euo pipefail

root=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd -P)
temp=$root/.nuke/temp
binary=$root/build/bin/Release/_build.dll
stamp=$root/build/bin/Release/.stamp

export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_SKIP_FIRST_TIME_EXPERIENCE=1
# Short-lived code: compile it once and quickly, do not watch it in order to compile it better.
export DOTNET_TieredPGO=0

fail() {
  printf '%s\n' "$@" >&2
  exit 2
}

# A user without a home directory, as in a container, still needs a place for the SDK's and NuGet's files.
if [[ ! -d ${HOME:-} || ! -w ${HOME:-} ]]; then
  export DOTNET_CLI_HOME=${DOTNET_CLI_HOME:-$temp/home}
  export NUGET_PACKAGES=${NUGET_PACKAGES:-$temp/packages}
  export HOME=$DOTNET_CLI_HOME
  mkdir -p "$HOME"
fi

# Checksums of all that the compiled build is made from. A file that was added or deleted changes the list too.
sources() {
  (
    cd "$root"
    # A pattern that matches nothing vanishes: not every one of these files has to be there.
    shopt -s nullglob
    find build source Directory.*.props [g]lobal.json [.]editorconfig \( -name bin -o -name obj \) -prune -o \
      -type f \( -name '*.cs' -o -name '*.csproj' -o -name '*.props' -o -name '*.targets' -o -name '*.json' \
        -o -name '*.resx' -o -name '*.yaml' -o -name .editorconfig \) -exec cksum {} + | LC_ALL=C sort
  )
}

find_dotnet() {
  local candidate
  for candidate in "$(command -v dotnet || true)" "$temp/dotnet/dotnet"; do
    # In the directory of global.json the SDK itself says whether one that satisfies it is installed.
    if [[ -n $candidate && -x $candidate ]] && (cd "$root" && "$candidate" --version) >/dev/null 2>&1; then
      dotnet=$candidate
      return 0
    fi
  done
  return 1
}

fetch_dotnet() {
  local version script=$temp/dotnet-install.sh
  version=$(sed -n 's/.*"version": *"\([0-9.]*\)".*/\1/p' "$root/global.json" | head -n 1)
  mkdir -p "$temp"
  printf 'Fetching the .NET SDK (channel %s) into %s …\n' "${version%.*}" "$temp/dotnet" >&2
  if curl -fsSL --retry 3 --connect-timeout 15 -o "$script" https://dot.net/v1/dotnet-install.sh >"$temp/dotnet-install.log" 2>&1 \
    && bash "$script" --install-dir "$temp/dotnet" --channel "${version%.*}" --no-path >>"$temp/dotnet-install.log" 2>&1 \
    && find_dotnet; then
    return 0
  fi
  fail "The .NET SDK ${version} or a later feature band of it is needed, is not installed, and could not be fetched:" \
    "$(tail -n 3 "$temp/dotnet-install.log")" \
    "Install it from https://dotnet.microsoft.com/download or your distribution (package dotnet-sdk-${version%%.*}.0), then run this again."
}

compile() {
  local log=$temp/compile.log now
  find_dotnet || fetch_dotnet
  [[ ! -t 2 ]] || printf 'building…\n' >&2
  now=$(sources)
  rm -f "$stamp"
  if ! "$dotnet" build "$root/build/_build.csproj" -c Release -o "$(dirname "$binary")" -nologo -v minimal \
    -nodeReuse:false -p:UseSharedCompilation=false >"$log" 2>&1; then
    printf 'The build project does not compile:\n' >&2
    grep -E '(error|warning) [A-Z]+[0-9]+' "$log" | LC_ALL=C sort -u | sed "s|$root/||g; s| \[[^]]*\]$||" >&2 || cat "$log" >&2
    if grep -q 'error NU' "$log"; then
      fail 'NuGet could not restore the packages above: check the network, a proxy, and the sources (dotnet nuget list source).'
    fi
    exit 2
  fi
  printf '%s\n%s\n' "$dotnet" "$now" >"$stamp"
}

is_current() {
  [[ -f $binary && -f $stamp ]] || return 1
  { read -r dotnet && [[ -x $dotnet && $(sources) == "$(cat)" ]]; } <"$stamp"
}

if ! is_current; then
  if ! mkdir -p "$temp" 2>/dev/null || [[ ! -w $temp ]]; then
    fail "The build must be compiled, and $temp is not writable for $(id -un):" \
      'Run this as the owner of the checkout once, or clone it to a place of your own.'
  fi
  # Of several runs at once the first compiles and the others wait for it.
  exec 9>"$temp/compile.lock"
  if command -v flock >/dev/null; then
    flock 9
  fi
  is_current || compile
  exec 9>&-
fi

exec "$dotnet" exec "$binary" "$@"
