package org.niffler.app.explorer.image;

import org.niffler.png.image.ChosenWindow;
import org.niffler.png.image.ModalityRange;

/** What the API says of an instance; what may be missing is null. */
record ImageAnswer(
        String ref,
        Parent study,
        Parent series,
        Integer number,
        String modality,
        int frames,
        int rows,
        int columns,
        boolean colour,
        ChosenWindow window,
        ModalityRange range,
        String held,
        String transferSyntax) {

    /** What an instance is part of. */
    record Parent(String ref) {}
}
