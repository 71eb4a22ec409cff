#!/usr/bin/env bash
# Installs the programs that tests use as peers, from Debian's packages: DCMTK's tools, Orthanc, dcm2niix, which an
# example of a workflow starts, and Chromium with its driver, for the explorer's page.
# Does nothing where they are installed. Needs root or sudo.
set -euo pipefail

packages=(dcmtk orthanc dcm2niix chromium chromium-driver)
attempts=4

missing=()
for package in "${packages[@]}"; do
  if ! dpkg-query --show --showformat='${db:Status-Status}\n' "$package" 2>/dev/null | grep -qx installed; then
    missing+=("$package")
  fi
done
if [ ${#missing[@]} -eq 0 ]; then
  echo "Peers are installed already: ${packages[*]}"
  exit 0
fi

if ! command -v apt-get >/dev/null; then
  echo "There is no apt-get: install ${missing[*]} by this system's own means." >&2
  exit 1
fi
as_root=()
if [ "$(id -u)" -ne 0 ]; then
  if ! command -v sudo >/dev/null; then
    echo "Installing ${missing[*]} needs root: run this as root, or install sudo." >&2
    exit 1
  fi
  as_root=(sudo)
fi

# Debian starts Orthanc as a service on ports 4242 and 8042 as soon as it is installed. The tests start their own, on
# free ports, so the service would only hold ports and memory. policy-rc.d is how Debian lets an administrator forbid
# starts; it is ours for the time of the installation only. One that is there already is respected and kept.
policy=/usr/sbin/policy-rc.d
if [ ! -e "$policy" ]; then
  printf '#!/bin/sh\nexit 101\n' | "${as_root[@]}" tee "$policy" >/dev/null
  "${as_root[@]}" chmod 755 "$policy"
  trap '"${as_root[@]}" rm -f "$policy"' EXIT
fi

retry() {
  local attempt
  for attempt in $(seq 1 "$attempts"); do
    if "$@"; then
      return 0
    fi
    echo "Attempt $attempt of $attempts failed: $*" >&2
    sleep $((attempt * 5))
  done
  return 1
}

apt() {
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=120 -qq "$@"
}

echo "Installing ${missing[*]} ..."
retry apt update
retry apt install --yes --no-install-recommends "${missing[@]}" >/dev/null

# Without a running start now, it would still start with the machine.
if [ -d /run/systemd/system ]; then
  "${as_root[@]}" systemctl disable --now orthanc.service >/dev/null 2>&1 \
    || echo "The orthanc service could not be disabled; it may hold ports 4242 and 8042." >&2
fi
echo "Installed: ${missing[*]}"
