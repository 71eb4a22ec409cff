package org.niffler.app.deidentify;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.niffler.deid.Pseudonymizer;
import org.niffler.dicom.DataSet;
import org.niffler.dicom.DicomTag;
import org.niffler.png.convert.InputFile;

/** Names new files. No name holds anything of the file but what was replaced. */
final class Naming {

    private static final String SUFFIX = ".dcm";
    private static final int COMPONENT_LENGTH = 16;
    private static final Pattern UID = Pattern.compile("[0-9]+(?:\\.[0-9]+)*");

    private final boolean keepHierarchy;
    private final Pseudonymizer pseudonymizer;

    Naming(boolean keepHierarchy, Pseudonymizer pseudonymizer) {
        this.keepHierarchy = keepHierarchy;
        this.pseudonymizer = pseudonymizer;
    }

    /**
     * The new file's path, with slashes.
     *
     * @throws IncompleteException if a UID that the name needs is missing
     */
    String of(InputFile file, DataSet original, DataSet deidentified) throws IncompleteException {
        return keepHierarchy ? likeTheSource(file.source()) : byIdentity(original, deidentified);
    }

    private String byIdentity(DataSet original, DataSet deidentified) throws IncompleteException {
        return String.join(
                        "/",
                        pseudonymizer.patient(original.text(DicomTag.PATIENT_ID).orElse("")),
                        uid(deidentified, DicomTag.STUDY_INSTANCE_UID),
                        uid(deidentified, DicomTag.SERIES_INSTANCE_UID),
                        uid(deidentified, DicomTag.SOP_INSTANCE_UID))
                + SUFFIX;
    }

    private static String uid(DataSet deidentified, DicomTag tag) throws IncompleteException {
        return deidentified
                .text(tag)
                .map(String::strip)
                .filter(uid -> UID.matcher(uid).matches())
                .orElseThrow(() -> new IncompleteException("it has no " + tag.keyword() + " " + tag));
    }

    /** The names of folders and files are often those of patients: equal names have equal pseudonyms. */
    private String likeTheSource(String source) {
        List<String> components = Arrays.asList(source.split("/"));
        return components.stream()
                        .map(component -> pseudonymizer
                                .pseudonym(Pseudonymizer.Domain.FILE, component)
                                .substring(0, COMPONENT_LENGTH))
                        .collect(Collectors.joining("/"))
                + SUFFIX;
    }

    /** A file lacks what every instance has. */
    static final class IncompleteException extends Exception {

        private static final long serialVersionUID = 1L;

        IncompleteException(String message) {
            super(message);
        }
    }
}
