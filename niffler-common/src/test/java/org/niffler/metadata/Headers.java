package org.niffler.metadata;

import java.util.function.Consumer;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.niffler.dicom.DataSet;

/** Headers as files have them, right or wrong. */
final class Headers {

    private Headers() {}

    static DataSet of(Consumer<Attributes> filling) {
        Attributes attributes = new Attributes();
        filling.accept(attributes);
        return DataSet.wrap(attributes);
    }
}
