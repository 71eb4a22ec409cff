package org.niffler.app.explorer.image;

import java.util.Optional;
import org.niffler.app.explorer.shown.Disclosure;
import org.niffler.deid.BurnedIn;
import org.niffler.dicom.DataSet;
import org.niffler.dicom.file.DicomInstance;

/** Which pictures are held back, as png-extraction does: those whose pixels may show who the patient is. */
final class HeldBack {

    private final Disclosure disclosure;

    HeldBack(Disclosure disclosure) {
        this.disclosure = disclosure;
    }

    /** Why an image is, in a sentence for the page; empty if it is not. */
    Optional<String> reason(DicomInstance instance) {
        return reason(instance.fileMetaInformation(), instance.dataSet());
    }

    /** The same by what {@link SeriesListings} reads of it, which may know less. */
    Optional<String> reason(DataSet header) {
        return reason(Optional.empty(), header);
    }

    private Optional<String> reason(Optional<DataSet> meta, DataSet dataSet) {
        return disclosure.showsIdentity()
                ? Optional.empty()
                : BurnedIn.suspicion(meta, dataSet)
                        .map(why -> "The picture is held back, as it may show who the patient is: " + why + ".");
    }
}
