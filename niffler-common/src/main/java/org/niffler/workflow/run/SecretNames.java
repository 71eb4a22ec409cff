package org.niffler.workflow.run;

import java.io.IOException;
import java.nio.file.Path;
import org.niffler.deid.KeyFile;
import org.niffler.deid.Pseudonymizer;
import org.niffler.deid.Pseudonymizer.Domain;

/**
 * Names for what programs and those who see their output see of a run beside its result: folders at work, marks. They are the
 * same after a restart; and nobody without the key, which the state folder has, can try on them whether a run is that of a UID
 * or place.
 */
final class SecretNames {

    private static final int DIGITS = 32;

    private final Pseudonymizer keyed;

    private SecretNames(Pseudonymizer keyed) {
        this.keyed = keyed;
    }

    /**
     * Those of a state folder, whose key is made if there is none.
     *
     * @throws IOException if it cannot be read or made; the message says what to do
     */
    static SecretNames of(Path state) throws IOException {
        return new SecretNames(Pseudonymizer.keyed(KeyFile.openOrCreate(state.resolve("names.key"))));
    }

    /** @param purpose so that different names of one text are not alike */
    String name(String purpose, String text) {
        return keyed.pseudonym(Domain.FILE, purpose + "\0" + text).substring(0, DIGITS);
    }
}
