package org.niffler.dicom;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import org.aoju.bus.image.Tag;

/** The keywords of PS3.6, to guess from what somebody meant. */
public final class Keywords {

    private Keywords() {}

    /** All that {@link DicomTag#forKeyword} knows, in no particular order; read anew with each call. */
    public static List<String> all() {
        return Arrays.stream(Tag.class.getFields())
                .filter(field -> Modifier.isStatic(field.getModifiers()) && field.getType() == int.class)
                .map(Field::getName)
                .toList();
    }
}
