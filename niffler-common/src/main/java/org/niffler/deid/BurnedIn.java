package org.niffler.deid;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.niffler.dicom.DataSet;
import org.niffler.dicom.DicomTag;

/**
 * Whether the pixels of an image may show who the patient is. Only the header is looked at: that nothing is suspicious does
 * not prove that there is nothing to see.
 */
public final class BurnedIn {

    private static final DicomTag IMAGE_TYPE = new DicomTag(0x00080008);
    private static final DicomTag BURNED_IN_ANNOTATION = new DicomTag(0x00280301);
    private static final DicomTag RECOGNIZABLE_VISUAL_FEATURES = new DicomTag(0x00280302);

    /** Overlay planes: PS3.3 C.9.2, PS3.5 7.6. */
    private static final int FIRST_OVERLAY = 0x60000000;

    private static final int LAST_OVERLAY = 0x601E0000;
    private static final int NEXT_OVERLAY = 0x00020000;
    private static final int OVERLAY_BIT_POSITION = 0x0102;
    private static final int OVERLAY_DATA = 0x3000;

    /** Pictures of screens and films, which mostly show a name; PS3.6 Table A-1. */
    private static final Map<String, String> CAPTURES = Map.of(
            "1.2.840.10008.5.1.4.1.1.7", "a Secondary Capture",
            "1.2.840.10008.5.1.4.1.1.7.1", "a Multi-frame Single Bit Secondary Capture",
            "1.2.840.10008.5.1.4.1.1.7.2", "a Multi-frame Grayscale Byte Secondary Capture",
            "1.2.840.10008.5.1.4.1.1.7.3", "a Multi-frame Grayscale Word Secondary Capture",
            "1.2.840.10008.5.1.4.1.1.7.4", "a Multi-frame True Color Secondary Capture",
            "1.2.840.10008.5.1.1.29", "a Hardcopy Grayscale Image",
            "1.2.840.10008.5.1.1.30", "a Hardcopy Color Image");

    /** What makers write into ImageType of a picture of their screen. */
    private static final Set<String> SCREENS = Set.of("SCREENSAVE", "SCREENSHOT", "SCREENCAPTURE");

    private static final Pattern NO_LETTER = Pattern.compile("[^A-Z]");

    /** Both attributes have the terms YES and NO; some write one of them as they please, or several. */
    private static final Set<String> YES = Set.of("YES", "Y", "TRUE", "1");

    /** The page with the patient's name that Siemens CTs file with a study, also as a CT image. */
    private static final Pattern PROTOCOL_PAGE = Pattern.compile("CT_SOM[0-9]+ PROT");

    private static final DicomTag MEDIA_STORAGE_SOP_CLASS_UID = new DicomTag(0x00020002);

    private BurnedIn() {}

    /**
     * Why the pixels may show identity, in words for a report; empty if nothing says so. BurnedInAnnotation NO does not
     * clear a capture: many programs write it without looking.
     */
    public static Optional<String> suspicion(DataSet dataSet) {
        if (says(dataSet, BURNED_IN_ANNOTATION)) {
            return Optional.of("BurnedInAnnotation is YES");
        }
        if (says(dataSet, RECOGNIZABLE_VISUAL_FEATURES)) {
            return Optional.of("RecognizableVisualFeatures is YES");
        }
        String sopClass = dataSet.text(DicomTag.SOP_CLASS_UID).orElse("").strip();
        if (CAPTURES.containsKey(sopClass)) {
            return Optional.of("it is " + CAPTURES.get(sopClass) + " by its SOP class");
        }
        boolean screen = dataSet.texts(IMAGE_TYPE).stream()
                .map(value -> NO_LETTER.matcher(value.toUpperCase(Locale.ROOT)).replaceAll(""))
                .anyMatch(SCREENS::contains);
        boolean page = dataSet.texts(IMAGE_TYPE).stream()
                .anyMatch(value -> PROTOCOL_PAGE.matcher(value.strip()).matches());
        return screen || page ? Optional.of("it is a screenshot by its ImageType") : Optional.empty();
    }

    /** The same of a file, whose data set may leave its SOP class to the file meta information (PS3.10 7.1). */
    public static Optional<String> suspicion(Optional<DataSet> fileMetaInformation, DataSet dataSet) {
        return suspicion(fileMetaInformation
                .flatMap(meta -> meta.text(MEDIA_STORAGE_SOP_CLASS_UID))
                .map(sopClass -> dataSet.orElse(DicomTag.SOP_CLASS_UID, sopClass))
                .orElse(dataSet));
    }

    /**
     * Why the unused bits of pixels may show identity: an overlay lies there, as it could before 2004. Decoded pixels are
     * without it; who copies them as they are copies it with them.
     */
    public static Optional<String> overlaySuspicion(DataSet dataSet) {
        for (int group = FIRST_OVERLAY; group <= LAST_OVERLAY; group += NEXT_OVERLAY) {
            boolean inPixels =
                    dataSet.integer(new DicomTag(group | OVERLAY_BIT_POSITION)).orElse(0) > 0
                            && !dataSet.contains(new DicomTag(group | OVERLAY_DATA));
            if (inPixels) {
                return Optional.of("an overlay lies in the unused bits of its pixels");
            }
        }
        return Optional.empty();
    }

    private static boolean says(DataSet dataSet, DicomTag tag) {
        return dataSet.texts(tag).stream()
                .map(value -> value.strip().toUpperCase(Locale.ROOT))
                .anyMatch(YES::contains);
    }
}
