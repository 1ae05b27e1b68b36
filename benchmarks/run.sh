#!/usr/bin/env bash
# Runs the benchmarks, compiled for release. The first argument names a corpus; default: the one beside the repository.
set -euo pipefail

here=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd -P)
corpus=${1:-$here/../../shared/corpus}
if [[ ! -d $corpus ]]; then
  printf 'There is no corpus at %s. Name one: benchmarks/run.sh CORPUS\n' "$corpus" >&2
  exit 64
fi

exec dotnet run --configuration Release --project "$here/DistroFactory.Benchmarks" -- "$corpus"
