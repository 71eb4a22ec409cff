package org.niffler.png.codec;

import org.niffler.png.image.FailureClass;
import org.niffler.png.image.UndecodableException;

/** Makes the failures of this package: nearly all are the decoder's (class 3). */
final class Failures {

    private Failures() {}

    static UndecodableException decoder(String message, Object... values) {
        return new UndecodableException(FailureClass.DECODER, message.formatted(values));
    }

    static UndecodableException decoder(Throwable cause, String message) {
        return new UndecodableException(FailureClass.DECODER, message, cause);
    }

    static UndecodableException badValue(String message, Object... values) {
        return new UndecodableException(FailureClass.BAD_VALUE, message.formatted(values));
    }

    static UndecodableException missing(String message, Object... values) {
        return new UndecodableException(FailureClass.ATTRIBUTE_MISSING, message.formatted(values));
    }
}
