package org.niffler.app.explorer.image;

import java.util.Optional;
import java.util.OptionalInt;
import org.niffler.png.image.ChosenWindow;

/**
 * Which picture of an instance is wanted.
 *
 * @param frame from 1; empty means the middle one
 * @param window empty means what the image itself asks for
 * @param side the longer side may have no more pixels; empty means as many as the frame has
 */
record WantedPicture(OptionalInt frame, Optional<ChosenWindow> window, OptionalInt side) {

    static WantedPicture thumbnail(int side) {
        return new WantedPicture(OptionalInt.empty(), Optional.empty(), OptionalInt.of(side));
    }
}
