#!/usr/bin/env bash
# Runs the build: ./build.sh [TARGET…] [OPTION…], see ./build.sh --help.
# Compiles build/ first unless it has been compiled from just these sources before.
set -euo pipefail

root=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd -P)

# CONFIGURATION
BUILD_PROJECT_FILE="$root/build/_build.csproj"
DOTNET_GLOBAL_FILE="$root/global.json"
DOTNET_INSTALL_URL="https://dot.net/v1/dotnet-install.sh"

# EXECUTION

export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_SKIP_FIRST_TIME_EXPERIENCE=1
# Short-lived code: compile it once and quickly, do not watch it in order to compile it better.
export DOTNET_TieredPGO=0
# Where the root is when the compiled build lies elsewhere, see below.
export NUKE_ROOT_DIRECTORY=$root

fail() {
  printf '%s\n' "$@" >&2
  exit 2
}

# A checkout that cannot be written is compiled into the user's cache.
out_of_tree=
if [[ -w $root/.nuke && -w $root/build ]]; then
  temp=$root/.nuke/temp
  output=$root/build/bin/launch
else
  cache=${XDG_CACHE_HOME:-${HOME:-${TMPDIR:-/tmp}}/.cache}
  out_of_tree=$cache/nuke-build${root//\//%}
  temp=$out_of_tree/temp
  output=$out_of_tree/bin
fi

# A user without a home directory, as in a container, still needs a place for the SDK's and NuGet's files.
if [[ ! -d ${HOME:-} || ! -w ${HOME:-} ]]; then
  export DOTNET_CLI_HOME=${DOTNET_CLI_HOME:-$temp/home}
  export NUGET_PACKAGES=${NUGET_PACKAGES:-$temp/packages}
  export HOME=$DOTNET_CLI_HOME
  mkdir -p "$HOME"
fi

# For who waits, at a terminal or before the log of a CI server; programs that read the output of a build want that alone.
say() {
  if [[ -t 2 || -n ${CI:-} ]]; then
    printf '%s\n' "$*" >&2
  fi
}

# A checksum of all that the compiled build is made from: names and contents, so that neither a checkout nor a touched file matters.
sources() {
  (
    cd "$root"
    # A pattern that matches nothing vanishes: not every one of these files has to be there.
    shopt -s nullglob
    find build source Directory.*.props [g]lobal.json [.]editorconfig \( -name bin -o -name obj \) -prune -o \
      -type f \( -name '*.cs' -o -name '*.csproj' -o -name '*.props' -o -name '*.targets' -o -name '*.json' \
        -o -name '*.resx' -o -name '*.yaml' -o -name .editorconfig \) -exec cksum {} + | LC_ALL=C sort | checksum
  )
}

checksum() {
  local sum
  if command -v sha256sum >/dev/null; then sum=$(sha256sum); else sum=$(shasum -a 256); fi
  printf '%s\n' "${sum:0:16}"
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
  version=$(sed -n 's/.*"version": *"\([0-9.]*\)".*/\1/p' "$DOTNET_GLOBAL_FILE" | head -n 1)
  printf 'Fetching the .NET SDK (channel %s) into %s …\n' "${version%.*}" "$temp/dotnet" >&2
  if curl -fsSL --retry 3 --connect-timeout 15 -o "$script" "$DOTNET_INSTALL_URL" >"$temp/dotnet-install.log" 2>&1 \
    && bash "$script" --install-dir "$temp/dotnet" --channel "${version%.*}" --no-path >>"$temp/dotnet-install.log" 2>&1 \
    && find_dotnet; then
    return 0
  fi
  fail "The .NET SDK ${version} or a later feature band of it is needed, is not installed, and could not be fetched:" \
    "$(tail -n 3 "$temp/dotnet-install.log")" \
    "Install it from https://dotnet.microsoft.com/download or your distribution (package dotnet-sdk-${version%%.*}.0), then run this again."
}

# Each state of the sources has a directory of its own: a build that runs for hours keeps its files while another one is compiled,
# and a compilation that fails or is interrupted leaves nothing that looks like a result.
compile() {
  local log=$temp/compile.log new=$output/new now begin=$SECONDS
  find_dotnet || fetch_dotnet
  if compgen -G "$output/*/_build.dll" >/dev/null; then
    say 'The sources of the build have changed: compiling it again, which takes about a minute …'
  else
    say 'Compiling the build, with its packages from NuGet. This takes a minute or two and happens once; later runs begin at once …'
  fi
  rm -rf "$new"
  if ! "$dotnet" build "$BUILD_PROJECT_FILE" -c Release -o "$new" ${out_of_tree:+--artifacts-path "$out_of_tree/artifacts"} -nologo -v minimal \
    -nodeReuse:false -p:UseSharedCompilation=false >"$log" 2>&1; then
    printf 'The build project does not compile:\n' >&2
    grep -E '(error|warning) [A-Z]+[0-9]+' "$log" | LC_ALL=C sort -u | sed "s|$root/||g; s| \[[^]]*\]$||" >&2 || cat "$log" >&2
    if grep -q 'error NU' "$log"; then
      fail 'NuGet could not restore the packages above: check the network, a proxy, and the sources (dotnet nuget list source).'
    fi
    exit 2
  fi
  now=$output/$(sources)
  if [[ $now != "$compiled" ]]; then
    # The sources changed in the meantime: nobody knows which of them were compiled.
    compiled=$now
    is_current || compile
    return
  fi
  printf '%s\n' "$dotnet" >"$new/.dotnet"
  rm -rf "$compiled"
  mv "$new" "$compiled"
  say "Compiled in $((SECONDS - begin)) s."
  find "$output" -mindepth 2 -maxdepth 2 -name .used -mtime +1 -exec sh -c 'for used; do rm -rf "${used%/.used}"; done' sh {} + || true
}

is_current() {
  [[ -f $compiled/_build.dll && -f $compiled/.dotnet ]] && read -r dotnet <"$compiled/.dotnet" && [[ -x $dotnet ]]
}

compiled=$output/$(sources)
if ! is_current; then
  if ! mkdir -p "$temp" "$output" 2>/dev/null; then
    fail "The build must be compiled, and neither $root nor ${out_of_tree:-$temp} is writable for $(id -un):" \
      'Name a directory that is: XDG_CACHE_HOME=DIRECTORY ./build.sh …'
  fi
  # Of several runs at once the first compiles and the others wait for it.
  exec 9>"$temp/compile.lock"
  if command -v flock >/dev/null; then
    flock -n 9 || { say 'Another run compiles the build: waiting for it …'; flock 9; }
  fi
  is_current || compile
  exec 9>&-
fi

{ : >"$compiled/.used"; } 2>/dev/null || true
exec "$dotnet" exec "$compiled/_build.dll" "$@"
