package org.niffler.png.table;

import java.util.List;

/** How an input file ended. */
public sealed interface FileOutcome {

    /** The pictures that were written, in the order of their frames. */
    default List<PngFile> pngs() {
        return List.of();
    }

    /** All frames that were asked for are written. */
    record Converted(List<PngFile> pngs) implements FileOutcome {
        public Converted {
            pngs = List.copyOf(pngs);
        }
    }

    /** A DICOM object without an image, or none was to be written. */
    record NoPixels() implements FileOutcome {}

    /** Not written, since its pixels may show identity. */
    record HeldBack(String reason) implements FileOutcome {
        public HeldBack {
            reason = PlainText.of(reason);
        }
    }

    /**
     * It could not be converted.
     *
     * @param failureClass 1 an attribute is missing, 2 a bad value, 3 another decode failure, 4 anything else, 5 more
     *     headers than the limit
     * @param reason for whoever looks into it; no patient's name
     * @param pngs the pictures that were written before it failed
     */
    record Failed(int failureClass, String reason, List<PngFile> pngs) implements FileOutcome {
        public Failed {
            if (failureClass < 1 || failureClass > 5) {
                throw new IllegalArgumentException("A failure's class is 1 to 5, not " + failureClass + ".");
            }
            reason = PlainText.of(reason);
            pngs = List.copyOf(pngs);
        }
    }

    /** Not a DICOM file. */
    record NotDicom() implements FileOutcome {}
}
