package org.niffler.app.explorer.image;

import java.util.Optional;
import java.util.OptionalInt;
import org.niffler.png.image.GreyValues;
import org.niffler.png.image.ImagePixel;

/**
 * What a viewer of an image has to know of it.
 *
 * @param instance SOPInstanceUID; empty text if it has none
 * @param modality of the series, as the file says it
 * @param values of the first frame; empty for colour, and where there is no picture
 * @param held why there is no picture; empty if there may be one
 */
record ImageFacts(
        String instance,
        OptionalInt number,
        Optional<String> modality,
        String transferSyntax,
        ImagePixel image,
        Optional<GreyValues> values,
        Optional<String> held) {}
