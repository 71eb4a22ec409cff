package org.niffler.png.image;

import org.niffler.dicom.DicomTag;

/** The attributes of one channel of a palette (PS3.3 C.7.9). */
enum PaletteTag {
    RED(0x00281101, 0x00281201, 0x00281221),
    GREEN(0x00281102, 0x00281202, 0x00281222),
    BLUE(0x00281103, 0x00281203, 0x00281223);

    private final DicomTag descriptor;
    private final DicomTag data;
    private final DicomTag segmentedData;

    PaletteTag(int descriptor, int data, int segmentedData) {
        this.descriptor = new DicomTag(descriptor);
        this.data = new DicomTag(data);
        this.segmentedData = new DicomTag(segmentedData);
    }

    DicomTag descriptor() {
        return descriptor;
    }

    DicomTag data() {
        return data;
    }

    DicomTag segmentedData() {
        return segmentedData;
    }
}
