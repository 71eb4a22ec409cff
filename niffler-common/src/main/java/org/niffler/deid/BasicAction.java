package org.niffler.deid;

import java.util.Arrays;
import java.util.Optional;

/** An action of the Basic Profile as it stands in PS3.15 Table E.1-1; several where it depends on the attribute's type. */
enum BasicAction {
    X("X"),
    Z("Z"),
    D("D"),
    U("U"),
    X_OR_Z("X/Z"),
    X_OR_D("X/D"),
    Z_OR_D("Z/D"),
    X_OR_Z_OR_D("X/Z/D"),
    X_OR_Z_OR_U("X/Z/U*");

    private final String code;

    BasicAction(String code) {
        this.code = code;
    }

    static Optional<BasicAction> of(String code) {
        return Arrays.stream(values())
                .filter(action -> action.code.equals(code))
                .findFirst();
    }

    /**
     * What is done to an attribute. Where the table leaves a choice, it asks for the one that keeps the object valid, which
     * depends on the type that the object's definition gives the attribute (PS3.15 E.1.1 note 2). We do not know the
     * type, so that an object gets the value that is valid for every type, and a header that nobody sends on the emptiest.
     */
    Treatment treatment(boolean sequence, DeidentificationPolicy.Output output) {
        boolean valid = output == DeidentificationPolicy.Output.OBJECTS && !sequence;
        return switch (this) {
            case X -> Treatment.REMOVE;
            case Z, X_OR_Z -> Treatment.EMPTY;
            case D -> Treatment.DUMMY;
            case U -> Treatment.REPLACE_UID;
            case X_OR_D -> valid ? Treatment.DUMMY : Treatment.REMOVE;
            case Z_OR_D, X_OR_Z_OR_D -> valid ? Treatment.DUMMY : Treatment.EMPTY;
            case X_OR_Z_OR_U -> Treatment.BY_FORM;
        };
    }
}
