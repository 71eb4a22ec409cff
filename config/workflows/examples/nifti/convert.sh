#!/bin/sh
# Makes NIfTI files of the DICOM files in the folder INPUT, by dcm2niix (Debian: apt-get install dcm2niix), with a BIDS
# sidecar each: series-4.nii.gz, series-4.json; of diffusion also .bval and .bvec. The number is that of the series.
#
#   sh convert.sh INPUT OUTPUT
#
# Names of files hold no identity, and dcm2niix leaves patient, dates, UIDs and accession number out of what it writes. What
# it does copy and people type, or what names the hospital, is taken out here. SeriesDescription and ProtocolName stay,
# since nobody knows a series without them; the time of day of the acquisition stays, too.
set -eu

if [ $# -ne 2 ]; then
  echo "Usage: sh convert.sh INPUT OUTPUT" >&2
  exit 2
fi
input=$1
output=$2

# -g i: no defaults from the home folder. -z n: compressed below, once the header is clean.
dcm2niix -g i -b y -ba y -z n -f series-%s -o "$output" "$input"

made=0
for image in "$output"/*.nii; do
  [ -f "$image" ] || continue
  made=$((made + 1))
  # A NIfTI-1 header has 348 bytes and says so; its aux_file, 24 of them from 228, has the beginning of ImageComments.
  if [ "$(od -A n -t d4 -N 4 "$image" | tr -d ' ')" != 348 ]; then
    echo "$(basename "$image") has no NIfTI-1 header, so that ImageComments cannot be taken out of it" >&2
    exit 1
  fi
  dd if=/dev/zero of="$image" bs=1 seek=228 count=24 conv=notrunc status=none
  gzip -n "$image"
done

# A key a line, and ConversionSoftwareVersion is always behind these: without them it is JSON still.
for sidecar in "$output"/*.json; do
  [ -f "$sidecar" ] || continue
  sed -i -E '/^\t"(ImageComments|ProcedureStepDescription|InstitutionName|InstitutionalDepartmentName|InstitutionAddress|StationName|DeviceSerialNumber)":/d' "$sidecar"
done

# dcm2niix ends with 0 where there is no image in the series, too.
if [ "$made" -eq 0 ]; then
  echo "dcm2niix made nothing of this series" >&2
  exit 1
fi
