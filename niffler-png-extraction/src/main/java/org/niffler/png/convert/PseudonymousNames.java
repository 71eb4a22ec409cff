package org.niffler.png.convert;

import java.util.ArrayList;
import java.util.List;
import org.niffler.deid.Pseudonymizer;
import org.niffler.deid.Pseudonymizer.Domain;
import org.niffler.dicom.DataSet;
import org.niffler.dicom.DicomTag;

/**
 * Names by keyed pseudonyms: of the patient, the study and the series for the folders, of the file's own path for the
 * picture. The path, and not the SOP Instance UID, since an archive may have an instance twice, and since it needs no
 * knowledge of other files.
 */
final class PseudonymousNames implements PngNames {

    private final Folders folders;
    private final Pseudonymizer pseudonymizer;

    PseudonymousNames(FlattenedTo level, Pseudonymizer pseudonymizer) {
        this.folders = new Folders(level, pseudonymizer);
        this.pseudonymizer = pseudonymizer;
    }

    @Override
    public String nameOf(long turn, InputFile file, DataSet header) {
        return folders.of(header) + pseudonymizer.pseudonym(Domain.FILE, file.source());
    }

    /** The folders of a file, whichever way pseudonyms are made. */
    record Folders(FlattenedTo level, Pseudonymizer pseudonymizer) {

        /** @return with a slash at the end */
        String of(DataSet header) {
            List<String> names = new ArrayList<>(List.of(FOLDER));
            names.add(pseudonymizer.patient(value(header, DicomTag.PATIENT_ID)));
            if (level != FlattenedTo.PATIENT) {
                names.add(pseudonymizer.pseudonym(Domain.STUDY, value(header, DicomTag.STUDY_INSTANCE_UID)));
            }
            if (level == FlattenedTo.SERIES) {
                names.add(pseudonymizer.pseudonym(Domain.SERIES, value(header, DicomTag.SERIES_INSTANCE_UID)));
            }
            return String.join("/", names) + "/";
        }

        private static String value(DataSet header, DicomTag tag) {
            return header.text(tag).orElse("");
        }
    }
}
