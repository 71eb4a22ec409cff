package org.niffler.png.table;

import java.util.Optional;
import java.util.Set;
import org.niffler.dicom.DicomTag;

/**
 * Which attributes become columns.
 *
 * @param withPrivate whether private attributes do too (the opposite of the key PublicHeadersOnly)
 * @param only the top-level attributes that do, if not all; a sequence is taken with all its items, and a private
 *     attribute that is named here is taken whatever {@code withPrivate} says
 */
public record HeaderSelection(boolean withPrivate, Optional<Set<DicomTag>> only) {

    /** The original's limit for public headers; a file with more columns is a failure of class 5. */
    public static final int MOST_PUBLIC_COLUMNS = 300;

    /** The original's limit when private headers are asked for too. */
    public static final int MOST_COLUMNS_WITH_PRIVATE = 800;

    public HeaderSelection {
        only = only.map(Set::copyOf);
    }

    public static HeaderSelection publicOnly() {
        return new HeaderSelection(false, Optional.empty());
    }

    public static HeaderSelection withPrivateOnes() {
        return new HeaderSelection(true, Optional.empty());
    }

    /** The columns that a file may have with this selection. */
    public int mostColumns() {
        return withPrivate ? MOST_COLUMNS_WITH_PRIVATE : MOST_PUBLIC_COLUMNS;
    }

    boolean takes(DicomTag topLevel) {
        return only.map(tags -> tags.contains(topLevel)).orElse(withPrivate || !topLevel.isPrivate());
    }

    /** Within an item; a private sequence that was asked for is taken as it is. */
    boolean takesWithin(DicomTag topLevel, DicomTag nested) {
        return withPrivate || topLevel.isPrivate() || !nested.isPrivate();
    }
}
