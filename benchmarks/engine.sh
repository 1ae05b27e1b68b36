#!/usr/bin/env bash
# Runs the benchmark of the target engine, compiled for release: start-up, planning, overhead of a target.
set -euo pipefail

here=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd -P)
"$here/../build.sh" --help >/dev/null
exec dotnet run --configuration Release --project "$here/Nuke.Embedded.Benchmarks" -- "$here/../build.sh"
