#!/usr/bin/env bash
# Makes DICOM images to try workflows on, of nobody: a radiograph with a bright cone of wires in it (radiograph/), and an MR
# series of ten slices (mr/). Needs DCMTK (Debian: apt-get install dcmtk).
#
#   scripts/make-sample-images.sh FOLDER
set -euo pipefail

if [ $# -ne 1 ]; then
  echo "Usage: $0 FOLDER" >&2
  exit 2
fi
if ! command -v dump2dcm >/dev/null; then
  echo "There is no dump2dcm. Install DCMTK (Debian: apt-get install dcmtk)." >&2
  exit 2
fi
mkdir -p "$1/radiograph" "$1/mr"
cd "$1"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# UIDs are under 2.25 (PS3.5 B.2), and the same in every run. Lines are those of dump2dcm.
# common STUDY SERIES INSTANCE SOP-CLASS MODALITY SIZE
common() {
  cat <<LINES
(0008,0016) UI [$4]
(0008,0018) UI [2.25.77$1$2$3]
(0008,0020) DA [20240102]
(0008,0030) TM [101500]
(0008,0050) SH []
(0008,0060) CS [$5]
(0008,0070) LO [Niffler samples]
(0008,0090) PN []
(0010,0010) PN [SYNTHETIC^NOBODY]
(0010,0020) LO [SAMPLE]
(0010,0030) DA []
(0010,0040) CS []
(0020,000d) UI [2.25.77$1]
(0020,000e) UI [2.25.77$1$2]
(0020,0010) SH [1]
(0020,0011) IS [$2]
(0020,0013) IS [$3]
(0028,0002) US 1
(0028,0004) CS [MONOCHROME2]
(0028,0010) US $6
(0028,0011) US $6
LINES
}

radiograph() {
  LC_ALL=C awk 'BEGIN {
    for (y = 0; y < 512; y++) for (x = 0; x < 512; x++) {
      value = 100 + 30 * sin(y / 25) - (x - 256) * (x - 256) / 1000
      wires = 0
      for (k = -2; k <= 2; k++) {
        distance = x - 256 - k * (y - 200) / 4
        if (y >= 200 && y < 270 && distance * distance < 1.1) wires = 1
      }
      printf "%c", int(wires ? 245 : value)
    }
  }' > "$work/pixels"
  {
    common 1 1 1 1.2.840.10008.5.1.4.1.1.1 CR 512
    echo "(0008,103e) LO [AP]"
    echo "(0018,0015) CS [ABDOMEN]"
    echo "(0018,5101) CS [AP]"
    echo "(0028,0100) US 8"
    echo "(0028,0101) US 8"
    echo "(0028,0102) US 7"
    echo "(0028,0103) US 0"
    echo "(7fe0,0010) OB =$work/pixels"
  } > "$work/dump"
  dump2dcm --quiet --write-xfer-little "$work/dump" radiograph/1.dcm
}

# slice NUMBER: of a ball
# shellcheck disable=SC2028 # backslashes separate values, and echo leaves them alone
slice() {
  LC_ALL=C awk -v z="$1" 'BEGIN {
    for (y = 0; y < 64; y++) for (x = 0; x < 64; x++) {
      distance = (x - 32) ^ 2 + (y - 32) ^ 2 + (6 * (z - 5.5)) ^ 2
      printf "%c%c", distance < 700 ? 200 - distance / 10 : 10, 1
    }
  }' > "$work/pixels"
  {
    common 2 4 "$1" 1.2.840.10008.5.1.4.1.1.4 MR 64
    echo "(0008,0008) CS [ORIGINAL\\PRIMARY\\M]"
    echo "(0008,103e) LO [T1 axial]"
    echo "(0018,0015) CS [HEAD]"
    echo "(0018,0020) CS [SE]"
    echo "(0018,0021) CS [NONE]"
    echo "(0018,0023) CS [2D]"
    echo "(0018,0050) DS [5]"
    echo "(0018,0080) DS [500]"
    echo "(0018,0081) DS [10]"
    echo "(0020,0032) DS [-96\\-96\\$((5 * $1 - 25))]"
    echo "(0020,0037) DS [1\\0\\0\\0\\1\\0]"
    echo "(0020,0052) UI [2.25.7729]"
    echo "(0028,0030) DS [3\\3]"
    echo "(0028,0100) US 16"
    echo "(0028,0101) US 12"
    echo "(0028,0102) US 11"
    echo "(0028,0103) US 0"
    echo "(7fe0,0010) OW =$work/pixels"
  } > "$work/dump"
  dump2dcm --quiet --write-xfer-little "$work/dump" "mr/$1.dcm"
}

radiograph
for number in $(seq 1 10); do
  slice "$number"
done
echo "Made a radiograph and an MR series in $PWD"
