package org.niffler.png.convert;

import java.util.function.UnaryOperator;
import org.niffler.dicom.DataSet;
import org.niffler.png.table.Flattening;
import org.niffler.png.table.MetadataRow;

/**
 * Makes rows of headers, de-identified unless identity is kept.
 *
 * @param identity what is done to a header before anything of it is written
 * @param keepsIdentity whether {@code file} names the DICOM file instead of the picture
 * @param limit the most columns that a row may have
 */
record HeaderRows(UnaryOperator<DataSet> identity, boolean keepsIdentity, Flattening flattening, int limit) {

    MetadataRow of(DataSet header, InputFile file, String picture, boolean hasPixels) {
        String place = keepsIdentity ? file.path().toString() : picture;
        return flattening.of(identity.apply(header)).describing(place, hasPixels);
    }

    boolean isTooLong(MetadataRow row) {
        return row.size() > limit;
    }
}
