package org.niffler.dicom;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Who we say we are when we open an association (user identity negotiation, PS3.7 D.3.3.7).
 *
 * @param user a user name, type 1
 * @param password makes it type 2; sent as it is, hence to be used with TLS only; never printed
 */
public record UserIdentity(String user, Optional<String> password) {

    /** The lengths of both fields are numbers of 16 bits (PS3.7 table D.3-14). */
    private static final int MAX_BYTES = 65_535;

    /** @throws IllegalArgumentException if the user name is blank, or one of the two is too long */
    public UserIdentity {
        if (user.isBlank()) {
            throw new IllegalArgumentException("a user identity needs a user name");
        }
        if (bytes(user) > MAX_BYTES || password.map(UserIdentity::bytes).orElse(0) > MAX_BYTES) {
            throw new IllegalArgumentException("a user name or password has at most " + MAX_BYTES + " bytes");
        }
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    @Override
    public String toString() {
        return password.isPresent() ? user + " with a password" : user;
    }
}
