#!/usr/bin/env bash
# Runs a benchmark, compiled for release; with no argument those of the corpus beside the repository.
set -euo pipefail

here=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd -P)
what=${1:-corpus}
case $what in
  corpus | compression | peers)
    corpus=${2:-${CORPUS:-$here/../../shared/corpus}}
    if [[ ! -d $corpus ]]; then
      printf 'There is no corpus at %s. Name one: benchmarks/run.sh %s CORPUS\n' "$corpus" "$what" >&2
      exit 64
    fi
    set -- "$what" "$corpus"
    ;;
esac

exec dotnet run --configuration Release --project "$here/DistroFactory.Benchmarks" -- "$@"
