#!/usr/bin/env bash
# Builds the packages that are new in the second release; how is said in ../../acme/specs/build.sh.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
SPECS=$here exec "$here/../../acme/specs/build.sh" "${1:-$here/../packages}"
