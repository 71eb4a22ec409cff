package org.niffler.deid;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.niffler.dicom.DataElement;
import org.niffler.dicom.DataSet;
import org.niffler.dicom.DicomTag;

/**
 * Finds what a data set still has of what {@link Deidentifier} would take from it, by the options that the data set itself
 * says were used. Pseudonyms and replaced UIDs are told by their form, so that no key is needed. May be used by several
 * threads.
 */
public final class ResidueFinder {

    private static final Set<DicomTag> STATEMENT = Set.of(
            DicomTag.SPECIFIC_CHARACTER_SET,
            MethodStatement.PATIENT_IDENTITY_REMOVED,
            MethodStatement.METHOD,
            MethodStatement.METHOD_CODES,
            MethodStatement.DATES_MODIFIED);
    private static final Pattern PSEUDONYM = Pattern.compile("[0-9a-f]{56}|[0-9a-f]{64}");
    private static final String UID = "UI";
    private static final Set<String> DATES = Set.of("DA", "DT", "TM");
    private static final int PRIVATE_BLOCK = 0xFF00;

    private final Map<DeidentificationPolicy, Deidentifier> deidentifiers = new ConcurrentHashMap<>();

    /** What is left in this data set; empty if nothing is. */
    public Set<Residue> in(DataSet dataSet) {
        // Without a key: what is replaced is told by its form, whatever it was replaced with.
        Deidentifier deidentifier = deidentifiers.computeIfAbsent(
                StatedPolicy.of(dataSet), policy -> new Deidentifier(policy, Pseudonymizer.sha224()));
        Set<Residue> residues = new LinkedHashSet<>();
        compare(dataSet, deidentifier.deidentify(dataSet), residues);
        return residues;
    }

    /** Whether the data set says that the patient's identity was removed. */
    public static boolean isStated(DataSet dataSet) {
        return dataSet.text(MethodStatement.PATIENT_IDENTITY_REMOVED)
                .filter(value -> value.strip().equals("YES"))
                .isPresent();
    }

    /** Whether a UID is the standard's, or one that {@link Pseudonymizer#uid} may have made. */
    public static boolean isHarmless(String uid) {
        return uid.isBlank() || ValueForm.isRegisteredUid(uid) || isReplacement(uid.strip());
    }

    private static void compare(DataSet before, DataSet after, Set<Residue> residues) {
        for (DataElement element : before.elements()) {
            DicomTag tag = element.tag();
            if (tag.isPrivate()) {
                if (!after.contains(tag)) {
                    residues.add(new Residue(Residue.Kind.PRIVATE, new DicomTag(tag.value() & ~PRIVATE_BLOCK)));
                }
            } else if (!STATEMENT.contains(tag)) {
                compare(element, after, residues);
            }
        }
    }

    private static void compare(DataElement element, DataSet after, Set<Residue> residues) {
        DicomTag tag = element.tag();
        List<DataSet> items = element.items();
        List<DataSet> treated = after.items(tag);
        if (!items.isEmpty() && items.size() == treated.size()) {
            for (int i = 0; i < items.size(); i++) {
                compare(items.get(i), treated.get(i), residues);
            }
        } else if (!items.isEmpty() || hasValue(element) && !isClean(element, after)) {
            residues.add(new Residue(kind(vr(element)), tag));
        }
    }

    private static Residue.Kind kind(String vr) {
        if (vr.equals(UID)) {
            return Residue.Kind.UID;
        }
        return DATES.contains(vr) ? Residue.Kind.DATE : Residue.Kind.VALUE;
    }

    /** The file's where PS3.6 knows none, as in {@link ElementTreatment}: the standard grows, and a file may be newer. */
    private static String vr(DataElement element) {
        String known = element.tag().vr();
        return known.equals("UN") ? element.vr() : known;
    }

    private static boolean hasValue(DataElement element) {
        return ValueForm.isText(element.vr())
                ? element.texts().stream().anyMatch(text -> !text.isBlank())
                : element.bytes().filter(bytes -> bytes.length > 0).isPresent();
    }

    private static boolean isClean(DataElement element, DataSet after) {
        DicomTag tag = element.tag();
        if (tag.equals(DicomTag.PATIENT_ID)) {
            return PSEUDONYM.matcher(joined(element.texts())).matches();
        }
        if (!after.contains(tag)) {
            return false;
        }
        if (vr(element).equals(UID)) {
            List<String> kept = after.texts(tag).stream().map(String::strip).toList();
            return element.texts().stream().allMatch(uid -> isHarmless(uid) || kept.contains(uid.strip()));
        }
        if (ValueForm.isText(element.vr())) {
            return joined(element.texts()).equals(joined(after.texts(tag)));
        }
        return Arrays.equals(
                element.bytes().orElseThrow(),
                after.element(tag).flatMap(DataElement::bytes).orElse(new byte[0]));
    }

    private static String joined(List<String> texts) {
        return String.join("\\", texts.stream().map(String::strip).toList());
    }

    /** 2.25 and a UUID of version 8 and variant 10 (RFC 9562 5.8), which nothing but a replacement is likely to be. */
    private static boolean isReplacement(String uid) {
        String number = uid.startsWith(Pseudonymizer.UUID_ROOT) ? uid.substring(Pseudonymizer.UUID_ROOT.length()) : "";
        if (!number.matches("[0-9]{1,39}")) {
            return false;
        }
        BigInteger uuid = new BigInteger(number);
        return uuid.bitLength() <= Byte.SIZE * Pseudonymizer.UUID_LENGTH
                && (uuid.shiftRight(76).intValue() & 0xF) == 8
                && (uuid.shiftRight(62).intValue() & 3) == 2;
    }
}
