package org.niffler.deid;

import java.util.List;
import java.util.Optional;
import org.niffler.dicom.DataElement;
import org.niffler.dicom.DataSet;
import org.niffler.dicom.DicomTag;

/** Treats the elements of a data set one by one. What is not put into the result is not in it: nothing stays by oversight. */
final class ElementTreatment {

    private static final String SEQUENCE = "SQ";
    private static final String UNKNOWN = "UN";
    private static final String UID = "UI";

    private final Rules rules;
    private final DeidentificationPolicy.Output output;
    private final Pseudonymizer pseudonymizer;
    private final Optional<SafePrivate> safePrivate;
    private final KeptValues values;

    ElementTreatment(
            Rules rules,
            DeidentificationPolicy.Output output,
            Pseudonymizer pseudonymizer,
            Optional<SafePrivate> safePrivate,
            KeptValues values) {
        this.rules = rules;
        this.output = output;
        this.pseudonymizer = pseudonymizer;
        this.safePrivate = safePrivate;
        this.values = values;
    }

    /**
     * @param shift of the patient's dates
     * @param textToo whether an option keeps what it is in, a sequence, with its text
     */
    DataSet.Builder treat(DataSet dataSet, DateShift shift, boolean textToo) {
        DataSet.Builder builder = DataSet.builder();
        for (DataElement element : dataSet.elements()) {
            if (element.tag().isPrivate()) {
                treatPrivate(dataSet, element, shift, builder);
            } else {
                treat(new Source(dataSet, element, vr(element), shift, textToo), builder);
            }
        }
        return builder;
    }

    /** Private attributes go (Table E.1-1), but for those known to be safe, with whose name is on their block (E.3.10). */
    private void treatPrivate(DataSet dataSet, DataElement element, DateShift shift, DataSet.Builder builder) {
        Optional<String> vr = safePrivate.flatMap(list -> list.vr(element));
        if (vr.isPresent() && keepPrivate(new Source(dataSet, element, vr.get(), shift, false), builder)) {
            DicomTag creator = SafePrivate.creatorOf(element.tag());
            builder.put(creator, "LO", List.of(element.privateCreator().orElseThrow()));
        }
    }

    private boolean keepPrivate(Source source, DataSet.Builder builder) {
        if (ValueForm.isBinaryNumber(source.vr())) {
            boolean number = ValueForm.isBinaryNumber(source.element().vr());
            if (number) {
                builder.copy(source.item(), source.tag());
            }
            return number;
        }
        List<String> kept = source.vr().equals("SH")
                ? texts(source).stream()
                        .map(value -> SafePrivate.isRatio(value) ? value.strip() : "")
                        .toList()
                : values.byForm(source.tag(), source.vr(), texts(source), source.shift());
        if (kept.stream().allMatch(String::isEmpty)) {
            return false;
        }
        put(source, kept, builder);
        return true;
    }

    /** An element, where it stands, and how it is to be treated as far as that depends on where it stands. */
    private record Source(DataSet item, DataElement element, String vr, DateShift shift, boolean textToo) {

        DicomTag tag() {
            return element.tag();
        }
    }

    /** PS3.6's, as a file may name a wrong one; the file's where PS3.6 knows none. */
    private static String vr(DataElement element) {
        String known = element.tag().vr();
        return known.equals(UNKNOWN) ? element.vr() : known;
    }

    private void treat(Source source, DataSet.Builder builder) {
        DicomTag tag = source.tag();
        switch (rules.treatment(tag, source.vr().equals(SEQUENCE))) {
            case REMOVE -> {}
            case EMPTY -> builder.putEmpty(tag, source.vr());
            case DUMMY -> dummy(source, builder);
            case REPLACE_UID -> replaceUids(source, builder);
            case PATIENT_PSEUDONYM -> patient(source, builder);
            case KEEP -> keep(source, true, builder);
            case BY_FORM -> keep(source, source.textToo(), builder);
        }
    }

    private void dummy(Source source, DataSet.Builder builder) {
        if (source.vr().equals(SEQUENCE)) {
            builder.putItems(source.tag(), List.of(DataSet.builder().build()));
        } else if (source.vr().equals(UID)) {
            replaceUids(source, builder);
        } else if (!Dummy.of(source.vr()).isEmpty()) {
            builder.put(source.tag(), source.vr(), List.of(Dummy.of(source.vr())));
        }
    }

    /** UIDs that the standard registers identify nobody, for instance those of atlases as frames of reference. */
    private void replaceUids(Source source, DataSet.Builder builder) {
        List<String> uids = texts(source).stream()
                .map(String::strip)
                .map(uid -> uid.isEmpty() || ValueForm.isRegisteredUid(uid) ? uid : pseudonymizer.uid(uid))
                .toList();
        put(source, uids, builder);
    }

    private void patient(Source source, DataSet.Builder builder) {
        String id = String.join("\\", texts(source)).strip();
        put(source, id.isEmpty() ? List.of() : List.of(pseudonymizer.patient(id)), builder);
    }

    private void keep(Source source, boolean textToo, DataSet.Builder builder) {
        DicomTag tag = source.tag();
        String actual = source.element().vr();
        if (source.vr().equals(SEQUENCE)) {
            if (actual.equals(SEQUENCE)) {
                builder.putItems(tag, items(source, textToo));
            }
        } else if (ValueForm.isBinaryNumber(tag.vr())) {
            if (ValueForm.isBinaryNumber(actual)) {
                builder.copy(source.item(), tag);
            }
        } else if (ValueForm.isText(source.vr())) {
            keepText(source, textToo, builder);
        } else if (output == DeidentificationPolicy.Output.OBJECTS && BulkData.isPartOfThePicture(tag)) {
            builder.copy(source.item(), tag);
        }
    }

    private List<DataSet> items(Source source, boolean textToo) {
        return source.element().items().stream()
                .map(item -> treat(item, source.shift(), textToo).build())
                .toList();
    }

    private void keepText(Source source, boolean textToo, DataSet.Builder builder) {
        List<String> texts = texts(source);
        List<String> kept;
        if (textToo) {
            kept = values.asTheyAre(source.tag(), source.vr(), texts, source.shift());
        } else if (CodedConcept.isValue(source.tag())) {
            kept = texts.stream()
                    .map(value -> CodedConcept.isPublic(source.item(), value) ? value.strip() : "")
                    .toList();
        } else if (CodedConcept.isMeaning(source.tag())) {
            // A code without a meaning is not valid (PS3.3 8.8), but the meaning is free text.
            boolean needed = output == DeidentificationPolicy.Output.OBJECTS && CodedConcept.isPublic(source.item());
            kept = List.of(needed ? Dummy.TEXT : "");
        } else {
            kept = values.byForm(source.tag(), source.vr(), texts, source.shift());
        }
        if (texts.isEmpty() || kept.stream().anyMatch(value -> !value.isEmpty())) {
            put(source, kept, builder);
        }
    }

    /** What stands there as text; nothing if the file has bytes of another kind there. */
    private static List<String> texts(Source source) {
        return ValueForm.isText(source.element().vr()) ? source.element().texts() : List.of();
    }

    private static void put(Source source, List<String> values, DataSet.Builder builder) {
        if (values.isEmpty()) {
            builder.putEmpty(source.tag(), source.vr());
        } else {
            builder.put(source.tag(), source.vr(), values);
        }
    }
}
