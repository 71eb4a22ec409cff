package org.niffler.dicom;

import java.util.Optional;

/**
 * How associations are protected.
 *
 * @param tls empty means plain connections
 * @param identity empty means that peers know us by our AE title and certificate only
 */
public record SecuritySettings(Optional<TlsSettings> tls, Optional<UserIdentity> identity) {

    public static final SecuritySettings NONE = new SecuritySettings(Optional.empty(), Optional.empty());

    public SecuritySettings with(TlsSettings settings) {
        return new SecuritySettings(Optional.of(settings), identity);
    }

    public SecuritySettings with(UserIdentity user) {
        return new SecuritySettings(tls, Optional.of(user));
    }
}
