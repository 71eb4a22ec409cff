package org.niffler.app.query;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.niffler.deid.Pseudonymizer;

class ShownIdentityTest {

    private final Pseudonymizer pseudonymizer = Pseudonymizer.keyed(new byte[32]);
    private final ShownIdentity pseudonyms = ShownIdentity.pseudonyms(pseudonymizer);

    @Test
    void showsThePseudonymsThatAllModulesGive() {
        assertThat(pseudonyms.patient("12345")).isEqualTo(pseudonymizer.patient("12345"));
        assertThat(pseudonyms.uid("1.2.3")).isEqualTo(pseudonymizer.uid("1.2.3"));
        assertThat(pseudonyms.accession("A1")).isEmpty();
        assertThat(pseudonyms.identifies()).isFalse();
    }

    @Test
    void leavesPseudonymsAsTheyAre() {
        String patient = pseudonyms.patient("12345");
        String uid = pseudonyms.uid("1.2.3");

        assertThat(pseudonyms.patient(patient)).isEqualTo(patient);
        assertThat(pseudonyms.uid(uid)).isEqualTo(uid);
    }

    @Test
    void showsIdentifiersIfAskedTo() {
        ShownIdentity asItIs = ShownIdentity.asItIs();

        assertThat(asItIs.patient("12345")).isEqualTo("12345");
        assertThat(asItIs.uid("1.2.3")).isEqualTo("1.2.3");
        assertThat(asItIs.accession("A1")).isEqualTo("A1");
        assertThat(asItIs.identifies()).isTrue();
    }

    /** PACS make UIDs of random UUIDs (PS3.5 B.2): version 4, where replacements are of version 8. */
    @Test
    void replacesUidsThatWereMadeOfAUuid() {
        String real = "2.25.300230896889625456393789390540118291114";

        assertThat(pseudonyms.uid(real)).isEqualTo(pseudonymizer.uid(real)).isNotEqualTo(real);
    }
}
