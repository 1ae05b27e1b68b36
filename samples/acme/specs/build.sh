#!/usr/bin/env bash
# Builds the packages of the sample from the specs beside this script, the same bytes each time with one version of rpm.
#   ./build.sh              into ../packages
#   ./build.sh FOLDER       into FOLDER
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
into=${1:-$here/../packages}
specs=${SPECS:-$here}
command -v rpmbuild >/dev/null || { echo "rpmbuild is missing (apt-get install rpm)" >&2; exit 1; }

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export SOURCE_DATE_EPOCH=1767225600 TZ=UTC LC_ALL=C
umask 022
mkdir -p "$into"

for spec in "$specs"/*.spec; do
  rpmbuild -bb --quiet --target "$(grep -q '^BuildArch: noarch' "$spec" && echo noarch || echo x86_64)" \
    --define "_topdir $work/top" --define "_rpmdir $work/rpms" --define "_rpmfilename %%{NAME}-%%{VERSION}-%%{RELEASE}.%%{ARCH}.rpm" \
    --define "_buildhost build.acme.example" --define "use_source_date_epoch_as_buildtime 1" \
    --define "clamp_mtime_to_source_date_epoch 1" --define "debug_package %{nil}" --define "_build_id_links none" \
    --define "__os_install_post %{nil}" --define "optflags -O2" --define "vendor Acme" "$spec" > "$work/log" 2>&1 || { cat "$work/log" >&2; exit 1; }
done
rm -f "$into"/*.rpm
mv "$work"/rpms/*.rpm "$into"
