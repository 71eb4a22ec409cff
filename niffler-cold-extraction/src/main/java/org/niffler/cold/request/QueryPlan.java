package org.niffler.cold.request;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.niffler.dicom.DicomTag;

/**
 * How a row is asked for.
 *
 * @param keys what studies must match, in the order of the columns
 */
public record QueryPlan(Map<DicomTag, String> keys) {

    private static final Set<DicomTag> PATIENT = Set.of(DicomTag.PATIENT_ID);
    private static final Set<DicomTag> BY_ACCESSION = Set.of(DicomTag.PATIENT_ID, DicomTag.ACCESSION_NUMBER);
    private static final Set<DicomTag> BY_UID = Set.of(DicomTag.PATIENT_ID, DicomTag.STUDY_INSTANCE_UID);

    /** What kind of request it is. */
    public enum Kind {
        /** All studies of one patient. */
        PATIENT,
        /** One study of one patient. */
        STUDY,
        /** Whatever the PACS finds. */
        FIND
    }

    public QueryPlan {
        keys = Collections.unmodifiableMap(new LinkedHashMap<>(keys));
    }

    public Kind kind() {
        if (keys.keySet().equals(PATIENT)) {
            return Kind.PATIENT;
        }
        return keys.keySet().equals(BY_ACCESSION) || keys.keySet().equals(BY_UID) ? Kind.STUDY : Kind.FIND;
    }

    /** What was asked for, as users know it; for patients and studies as the original's progress file has it. */
    public String text() {
        return text(UnaryOperator.identity());
    }

    /**
     * The key under which the row stands in the journal: its text, in which no value can be taken for two. Patient
     * {@code A,B} is not study {@code B} of patient {@code A}.
     */
    public String journalKey() {
        return text(QueryPlan::escaped);
    }

    private String text(UnaryOperator<String> form) {
        Function<DicomTag, String> value = tag -> form.apply(keys.get(tag));
        return switch (kind()) {
            case PATIENT -> value.apply(DicomTag.PATIENT_ID);
            case STUDY -> {
                DicomTag study = keys.containsKey(DicomTag.ACCESSION_NUMBER)
                        ? DicomTag.ACCESSION_NUMBER
                        : DicomTag.STUDY_INSTANCE_UID;
                yield value.apply(DicomTag.PATIENT_ID) + "," + value.apply(study);
            }
            case FIND ->
                keys.keySet().stream()
                        .map(tag -> tag.keyword() + "=" + value.apply(tag))
                        .collect(Collectors.joining(","));
        };
    }

    private static String escaped(String value) {
        return value.replace("\\", "\\\\").replace(",", "\\,").replace("=", "\\=");
    }

    /** Whether this key's value may stand for several ones: an ID that is asked for alone names one patient. */
    public boolean isPattern(DicomTag tag) {
        String value = keys.get(tag);
        return kind() != Kind.PATIENT && value != null && (value.indexOf('*') >= 0 || value.indexOf('?') >= 0);
    }

    /** It is not to be printed: it may name a patient. */
    @Override
    public String toString() {
        return "QueryPlan " + keys.keySet();
    }
}
