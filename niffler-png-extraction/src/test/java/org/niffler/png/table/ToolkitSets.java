package org.niffler.png.table;

import java.nio.charset.StandardCharsets;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.aoju.bus.image.galaxy.data.VR;
import org.niffler.dicom.DataSet;

/** Data sets with values that are no text, as files have them. */
final class ToolkitSets {

    private ToolkitSets() {}

    static DataSet withBulkData(DataSet dataSet) {
        Attributes attributes = new Attributes(dataSet.unwrap());
        attributes.setBytes(0x00281201, VR.OW, new byte[512]);
        attributes.setString(0x50003000, VR.LO, "curve data with a text representation");
        attributes.setBytes(0x54001010, VR.OB, new byte[64]);
        attributes.setBytes(0x60003000, VR.OW, new byte[64]);
        attributes.setBytes(0x60023000, VR.UN, new byte[64]);
        attributes.setBytes(0x00660016, VR.OF, new byte[64]);
        attributes.setBytes(0x7FE00009, VR.OD, new byte[64]);
        attributes.setBytes(0x7FE00010, VR.OW, new byte[64]);
        return DataSet.wrap(attributes);
    }

    static DataSet withPrivateText(DataSet dataSet) {
        Attributes attributes = new Attributes(dataSet.unwrap());
        attributes.setString(0x00290010, VR.LO, "ACME");
        attributes.setString(0x00291001, VR.SH, "secret sauce");
        return DataSet.wrap(attributes);
    }

    /** Text, then bytes that are none. */
    static DataSet withUnknownValues() {
        Attributes attributes = new Attributes();
        attributes.setBytes(0x00291001, VR.UN, "MR 1.5T \0".getBytes(StandardCharsets.US_ASCII));
        attributes.setBytes(0x00291002, VR.UN, new byte[] {1, 2, 3, 4});
        attributes.setBytes(0x00291003, VR.UN, "x".repeat(1026).getBytes(StandardCharsets.US_ASCII));
        return DataSet.wrap(attributes);
    }

    /** Rows with three bytes, Columns with two. */
    static DataSet withBrokenNumber() {
        Attributes attributes = new Attributes();
        attributes.setBytes(0x00280010, VR.US, new byte[] {0, 2, 0});
        attributes.setBytes(0x00280011, VR.US, new byte[] {0, 2});
        return DataSet.wrap(attributes);
    }
}
