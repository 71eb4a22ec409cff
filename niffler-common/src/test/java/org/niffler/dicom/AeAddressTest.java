package org.niffler.dicom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AeAddressTest {

    @Test
    void readsTitleHostAndPort() {
        assertThat(AeAddress.parse("SRC_AET@pacs.example.org:104"))
                .isEqualTo(new AeAddress(new AeTitle("SRC_AET"), "pacs.example.org", 104));
    }

    @Test
    void readsAnIpv6AddressInBracketsAndWritesItSo() {
        AeAddress address = AeAddress.parse("PACS@[::1]:11112");

        assertThat(address.host()).isEqualTo("::1");
        assertThat(address).hasToString("PACS@[::1]:11112");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "PACS|'PACS' names no host; expected AET@HOST:PORT, for example PACS@192.168.1.10:104",
                "PACS@host|'PACS@host' names no port; expected AET@HOST:PORT, for example PACS@192.168.1.10:104",
                "PACS@[::1]|'PACS@[::1]' names no port; expected AET@HOST:PORT, for example PACS@192.168.1.10:104",
                "PACS@:104|the host is missing; expected AET@HOST:PORT, for example PACS@192.168.1.10:104",
                "PACS@host:dicom|'dicom' is not a port; expected AET@HOST:PORT, for example PACS@192.168.1.10:104",
                "PACS@host:0|port 0 does not exist; ports are 1 to 65535",
                "PACS@host:65536|port 65536 does not exist; ports are 1 to 65535",
                "@host:104|an AE title must not be empty",
                "AVERYLONGAETITLE17@host:104|AE title 'AVERYLONGAETITLE17' has 18 characters; DICOM allows at most 16",
            })
    void saysWhatIsWrong(String text, String message) {
        assertThatThrownBy(() -> AeAddress.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"A\\B", "A\tB", "AÄ"})
    void refusesCharactersThatAnAeTitleCannotHave(String title) {
        assertThatThrownBy(() -> new AeTitle(title))
                .hasMessage("AE title '" + title + "' has a character that DICOM does not allow there;"
                        + " allowed are printable ASCII characters other than the backslash");
    }

    @Test
    void dropsSpacesRoundAnAeTitleWhichAreNotSignificant() {
        assertThat(new AeTitle("  PACS ")).isEqualTo(new AeTitle("PACS"));
    }

    @Test
    void readsOurOwnAddressWithAndWithoutAnInterface() {
        assertThat(LocalAe.parse("QBNIFFLER:4243"))
                .isEqualTo(new LocalAe(new AeTitle("QBNIFFLER"), Optional.empty(), 4243));
        assertThat(LocalAe.parse("QBNIFFLER@127.0.0.1:4243"))
                .isEqualTo(new LocalAe(new AeTitle("QBNIFFLER"), Optional.of("127.0.0.1"), 4243));
        assertThatThrownBy(() -> LocalAe.parse("QBNIFFLER"))
                .hasMessage("'QBNIFFLER' names no port; expected AET:PORT, for example QBNIFFLER:4243");
    }
}
