package org.niffler.cold.retrieve;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.niffler.cold.request.QueryPlan;
import org.niffler.dicom.DataSet;
import org.niffler.dicom.DicomTag;

/**
 * Checks what a PACS found against what was asked. A PACS may ignore a key that it does not support (PS3.4 C.2.2.1.3) and
 * then answers with studies that nobody wanted, the whole archive if it was the only key.
 */
final class KeyMatch {

    /** What comes of a comparison. */
    enum Result {
        MATCHES,
        DIFFERS,
        /** The answer does not have the attribute at all. */
        UNKNOWN
    }

    private final QueryPlan plan;

    KeyMatch(QueryPlan plan) {
        this.plan = plan;
    }

    /** Compares all keys that are matched at the study level. */
    Result of(DataSet match, Map<DicomTag, String> keys) {
        Result result = Result.MATCHES;
        for (Map.Entry<DicomTag, String> key : keys.entrySet()) {
            Result one = compare(key.getKey(), key.getValue(), match.text(key.getKey()));
            if (one == Result.DIFFERS) {
                return one;
            }
            result = one == Result.UNKNOWN ? one : result;
        }
        return result;
    }

    private Result compare(DicomTag tag, String wanted, Optional<String> found) {
        if (found.isEmpty()) {
            // Some PACS leave out what the caller knows already; those are the keys that every PACS matches by.
            boolean required = tag.equals(DicomTag.PATIENT_ID)
                    || tag.equals(DicomTag.STUDY_INSTANCE_UID)
                    || tag.equals(DicomTag.ACCESSION_NUMBER)
                    || tag.equals(DicomTag.STUDY_DATE);
            return required ? Result.MATCHES : Result.UNKNOWN;
        }
        return matches(tag, wanted, found.get()) ? Result.MATCHES : Result.DIFFERS;
    }

    private boolean matches(DicomTag tag, String wanted, String found) {
        return switch (tag.vr()) {
            case "PN" -> true; // component groups, phonetic matching: the PACS knows better
            case "DA" -> inRange(wanted, found.strip());
            case "TM", "DT" -> true;
            case "UI" -> wanted.equals(found.strip());
            default -> {
                boolean identifier = tag.equals(DicomTag.PATIENT_ID) || tag.equals(DicomTag.ACCESSION_NUMBER);
                yield text(wanted, found.strip(), identifier, plan.isPattern(tag));
            }
        };
    }

    private static boolean inRange(String wanted, String found) {
        int dash = wanted.indexOf('-');
        if (dash < 0) {
            return wanted.equals(found);
        }
        String from = wanted.substring(0, dash);
        String to = wanted.substring(dash + 1);
        return found.compareTo(from) >= 0 && (to.isEmpty() || found.compareTo(to) <= 0);
    }

    private static boolean text(String wanted, String found, boolean caseCounts, boolean isPattern) {
        if (found.equals(wanted)) {
            return true;
        }
        if (!isPattern) {
            return !caseCounts && found.toLowerCase(Locale.ROOT).equals(wanted.toLowerCase(Locale.ROOT));
        }
        StringBuilder regex = new StringBuilder();
        for (int i = 0; i < wanted.length(); i++) {
            char c = wanted.charAt(i);
            regex.append(c == '*' ? ".*" : c == '?' ? "." : Pattern.quote(String.valueOf(c)));
        }
        int flags = Pattern.DOTALL | (caseCounts ? 0 : Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
        // Several values (Modalities in Study) match if one of them does.
        for (String value : found.split("\\\\")) {
            if (Pattern.compile(regex.toString(), flags).matcher(value.strip()).matches()) {
                return true;
            }
        }
        return false;
    }
}
