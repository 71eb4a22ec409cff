package org.niffler.dicom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SecuritySettingsTest {

    private static final KeyStoreFile STORE = new KeyStoreFile(Path.of("keys.p12"), "s3cret");

    @Test
    void neverPrintsAPassword() {
        SecuritySettings settings = SecuritySettings.NONE
                .with(TlsSettings.mutual(STORE, STORE))
                .with(new UserIdentity("niffler", Optional.of("s3cret")));

        assertThat(settings.toString()).contains("keys.p12", "niffler").doesNotContain("s3cret");
    }

    @Test
    void speaksTheSafeProtocolsByDefault() {
        assertThat(TlsSettings.mutual(STORE, STORE).protocols()).containsExactly("TLSv1.3", "TLSv1.2");
    }

    @Test
    void refusesProtocolsThatAreNotSafe() {
        assertThatThrownBy(() -> TlsSettings.trusting(STORE).withProtocols(List.of("TLSv1.3", "TLSv1.1")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("'TLSv1.1' is no TLS protocol that is still safe; allowed are TLSv1.3, TLSv1.2");
        assertThatThrownBy(() -> TlsSettings.trusting(STORE).withProtocols(List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("TLS without a protocol; allowed are TLSv1.3, TLSv1.2");
    }

    @Test
    void refusesAUserIdentityThatNamesNobody() {
        assertThatThrownBy(() -> new UserIdentity(" ", Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a user identity needs a user name");
    }

    @Test
    void refusesAPasswordThatDoesNotFitIntoTheRequest() {
        assertThatThrownBy(() -> new UserIdentity("user", Optional.of("x".repeat(65_536))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a user name or password has at most 65535 bytes");
    }
}
