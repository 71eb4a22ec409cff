package org.niffler.deid;

import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.niffler.dicom.DataSet;
import org.niffler.dicom.DicomTag;

/**
 * Codes (PS3.3 8.8): those of public schemes stay if they have the form of the scheme's codes. A code of a scheme of the
 * hospital's own names the hospital, and may be any text.
 */
final class CodedConcept {

    private static final DicomTag CODE_VALUE = new DicomTag(0x00080100);
    private static final DicomTag SCHEME = new DicomTag(0x00080102);
    private static final DicomTag MEANING = new DicomTag(0x00080104);
    private static final DicomTag LONG_CODE_VALUE = new DicomTag(0x00080119);
    private static final Set<DicomTag> VALUES = Set.of(CODE_VALUE, LONG_CODE_VALUE);

    private static final Pattern SNOMED_RT = Pattern.compile("[A-Z][0-9A-F]?-[0-9A-Z]{4,6}");
    private static final Map<String, Pattern> FORMS = Map.ofEntries(
            Map.entry("DCM", Pattern.compile("1[0-9]{5}|[A-Z]{2}")),
            Map.entry("SRT", SNOMED_RT),
            Map.entry("SNM3", SNOMED_RT),
            Map.entry("99SDM", SNOMED_RT),
            Map.entry("SCT", Pattern.compile("[0-9]{6,18}")),
            Map.entry("LN", Pattern.compile("[0-9]{1,5}-[0-9]")),
            Map.entry(
                    "UCUM",
                    Pattern.compile("[a-zA-Z%]{1,4}[0-9]?(?:[./][a-zA-Z%]{1,3}[0-9]?){0,3}|1|\\{[a-z]{1,8}\\}")),
            Map.entry("FMA", Pattern.compile("[0-9]{3,6}")),
            Map.entry("RADLEX", Pattern.compile("RID[0-9]{1,6}")),
            Map.entry("NCIt", Pattern.compile("C[0-9]{2,6}")),
            Map.entry("UMLS", Pattern.compile("C[0-9]{7}")));

    private CodedConcept() {}

    static boolean isValue(DicomTag tag) {
        return VALUES.contains(tag);
    }

    static boolean isMeaning(DicomTag tag) {
        return tag.equals(MEANING);
    }

    /** Whether this value of the item says nothing but what the item's scheme defines. */
    static boolean isPublic(DataSet item, String value) {
        Pattern form = FORMS.get(item.text(SCHEME).orElse("").strip());
        return form != null && form.matcher(value.strip()).matches();
    }

    /** Whether the item has a value of that kind. */
    static boolean isPublic(DataSet item) {
        return item.text(CODE_VALUE)
                .or(() -> item.text(LONG_CODE_VALUE))
                .filter(value -> isPublic(item, value))
                .isPresent();
    }
}
