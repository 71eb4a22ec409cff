package org.niffler.metadata;

import java.util.Optional;
import org.niffler.dicom.DataSet;
import org.niffler.dicom.DicomTag;

/**
 * The ids of documents. To be asked of the very header that the document is made of, a de-identified one too: an id tells
 * as much as the attribute that it is.
 */
public final class DocumentIds {

    private DocumentIds() {}

    /** Of the one document of a series: its SeriesInstanceUID; if it has none, as {@link #ofInstance}. */
    public static Optional<String> ofSeries(DataSet header) {
        return uid(header, DicomTag.SERIES_INSTANCE_UID).or(() -> ofInstance(header));
    }

    /**
     * Of one of a series' documents: {@code <SeriesInstanceUID>/<slot>}; if it has none, as {@link #ofInstance}.
     *
     * @param slot {@code first}, {@code middle} or {@code last}
     */
    public static Optional<String> ofSlot(DataSet header, String slot) {
        return uid(header, DicomTag.SERIES_INSTANCE_UID)
                .map(series -> series + "/" + slot)
                .or(() -> ofInstance(header));
    }

    /** Of an instance: its SOPInstanceUID; empty if it has none. */
    public static Optional<String> ofInstance(DataSet header) {
        return uid(header, DicomTag.SOP_INSTANCE_UID);
    }

    private static Optional<String> uid(DataSet header, DicomTag tag) {
        return header.text(tag).map(String::strip).filter(uid -> !uid.isEmpty());
    }
}
