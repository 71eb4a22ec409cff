package org.niffler.deid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.niffler.deid.Pseudonymizer.Domain;

class PseudonymizerTest {

    private static final byte[] KEY = bytes(32, 0x0b);
    private static final Pseudonymizer KEYED = Pseudonymizer.keyed(KEY);

    @Test
    void computesTheHmacsOfRfc4231() {
        assertThat(hmac(bytes(20, 0x0b), "Hi There".getBytes()))
                .isEqualTo("b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7");
        assertThat(hmac("Jefe".getBytes(), "what do ya want for nothing?".getBytes()))
                .isEqualTo("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
        assertThat(hmac(bytes(20, 0xaa), bytes(50, 0xdd)))
                .isEqualTo("773ea91e36800e46854db8ebd09181a72959098b3ef8c122d9635514ced565fe");
        assertThat(hmac(bytes(131, 0xaa), "Test Using Larger Than Block-Size Key - Hash Key First".getBytes()))
                .isEqualTo("60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54");
    }

    @Test
    void sha224IsTheHashOfTheIdentifierAlone() {
        Pseudonymizer sha224 = Pseudonymizer.sha224();

        assertThat(sha224.patient("abc")).isEqualTo("23097d223405d8228642a477bda255b32aadbce4bda0b3f7e36c9da7");
        assertThat(sha224.patient("")).isEqualTo("d14a028c2a3a2bc9476102bb288234c415a2b01f828ea62ac5b3e42f");
        assertThat(sha224.pseudonym(Domain.STUDY, "abc")).isEqualTo(sha224.patient("abc"));
    }

    @Test
    void keyedPseudonymsAreLowerCaseHexadecimalAndAlwaysTheSame() {
        assertThat(KEYED.patient("P1"))
                .matches("[0-9a-f]{64}")
                .isEqualTo(Pseudonymizer.keyed(KEY.clone()).patient(" P1 "))
                .isEqualTo(hmac(KEY, "PATIENT\0P1".getBytes()));
    }

    @Test
    void otherKeysAndOtherKindsOfIdentifiersGiveOtherPseudonyms() {
        assertThat(Stream.concat(
                        Stream.of(Pseudonymizer.keyed(bytes(32, 1)).patient("P1")),
                        Arrays.stream(Domain.values()).map(domain -> KEYED.pseudonym(domain, "P1"))))
                .doesNotHaveDuplicates()
                .hasSize(Pseudonymizer.Domain.values().length + 1);
    }

    @Test
    void anEmptyIdentifierHasAPseudonymToo() {
        assertThat(KEYED.patient("")).matches("[0-9a-f]{64}").isEqualTo(KEYED.patient("  "));
    }

    @Test
    void uidsAreUuidsUnderTheirOwnRoot() {
        assertThat(KEYED.uid("1.2.3"))
                .matches("2\\.25\\.[1-9][0-9]{30,38}")
                .isEqualTo(KEYED.uid("1.2.3"))
                .isNotEqualTo(KEYED.uid("1.2.4"))
                .isNotEqualTo(Pseudonymizer.sha224().uid("1.2.3"));
    }

    @Test
    void refusesAShortKeyAndDoesNotPrintOne() {
        assertThatThrownBy(() -> Pseudonymizer.keyed(new byte[31]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("A key of 31 bytes is too short: pseudonyms need 32.");
        assertThat(KEYED).hasToString("HMAC-SHA-256");
    }

    private static String hmac(byte[] key, byte[] message) {
        return HexFormat.of().formatHex(Hashes.hash(Hashes.hmacSha256(key), message));
    }

    private static byte[] bytes(int count, int value) {
        byte[] bytes = new byte[count];
        Arrays.fill(bytes, (byte) value);
        return bytes;
    }
}
