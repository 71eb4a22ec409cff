package org.niffler.progress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.razorvine.pickle.Pickler;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The base64 texts are what Python 3.11's pickle.dumps wrote, protocol by protocol. */
class PickleImportTest {

    private static final String PROTOCOL_0 =
            "KGxwMApWTVJOMDAwMTIzCnAxCmFWTVJOMDAwMTI0LEFDQyAwMDQ1CnAyCmFWTVJOMDAwMTI1LDEuMi44NDAuMTEzNjE5LjIuNQpwMwph"
                    + "ZzEKYVZN/GxsZXJcdTAwNWN4LFxVMDAwMWY2MDAgXHU2NWU1XHU2NzJjCnA0CmEu";
    private static final String PROTOCOL_1 =
            "XXEAKFgJAAAATVJOMDAwMTIzcQFYEgAAAE1STjAwMDEyNCxBQ0MgMDA0NXECWBwAAABNUk4wMDAxMjUsMS4yLjg0MC4xMTM2MTkuMi41"
                    + "cQNoAVgVAAAATcO8bGxlclx4LPCfmIAg5pel5pyscQRlLg==";
    private static final String PROTOCOL_2 =
            "gAJdcQAoWAkAAABNUk4wMDAxMjNxAVgSAAAATVJOMDAwMTI0LEFDQyAwMDQ1cQJYHAAAAE1STjAwMDEyNSwxLjIuODQwLjExMzYxOS4y"
                    + "LjVxA2gBWBUAAABNw7xsbGVyXHgs8J+YgCDml6XmnKxxBGUu";
    private static final String PROTOCOL_3 =
            "gANdcQAoWAkAAABNUk4wMDAxMjNxAVgSAAAATVJOMDAwMTI0LEFDQyAwMDQ1cQJYHAAAAE1STjAwMDEyNSwxLjIuODQwLjExMzYxOS4y"
                    + "LjVxA2gBWBUAAABNw7xsbGVyXHgs8J+YgCDml6XmnKxxBGUu";
    private static final String PROTOCOL_4 =
            "gASVXwAAAAAAAABdlCiMCU1STjAwMDEyM5SMEk1STjAwMDEyNCxBQ0MgMDA0NZSMHE1STjAwMDEyNSwxLjIuODQwLjExMzYxOS4yLjWU"
                    + "aAGMFU3DvGxsZXJceCzwn5iAIOaXpeacrJRlLg==";
    private static final String PROTOCOL_5 =
            "gAWVXwAAAAAAAABdlCiMCU1STjAwMDEyM5SMEk1STjAwMDEyNCxBQ0MgMDA0NZSMHE1STjAwMDEyNSwxLjIuODQwLjExMzYxOS4yLjWU"
                    + "aAGMFU3DvGxsZXJceCzwn5iAIOaXpeacrJRlLg==";

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve("empi_mod.csv.pickle");
    }

    @ParameterizedTest
    @ValueSource(strings = {PROTOCOL_0, PROTOCOL_1, PROTOCOL_2, PROTOCOL_3, PROTOCOL_4, PROTOCOL_5})
    void readsTheKeysOfEveryProtocolInOrderAndEachOnce(String pickle) throws IOException {
        write(pickle);

        assertThat(PickleImport.read(file))
                .containsExactly(
                        "MRN000123", "MRN000124,ACC 0045", "MRN000125,1.2.840.113619.2.5", "Müller\\x,\uD83D\uDE00 日本");
    }

    @ParameterizedTest
    @ValueSource(strings = {"KGxwMAou", "XXEALg==", "gAJdcQAu", "gANdcQAu", "gARdlC4=", "gAVdlC4="})
    void readsAnEmptyList(String pickle) throws IOException {
        write(pickle);

        assertThat(PickleImport.read(file)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Y19fYnVpbHRpbl9fCnNldApwMAooKGxwMQpWTVJOMQpwMgphdHAzClJwNAou",
                "Y19fYnVpbHRpbl9fCmZyb3plbnNldApxAChdcQFYBAAAAE1STjFxAmF0cQNScQQu",
                "gAJjX19idWlsdGluX18Kc2V0CnEAXXEBWAQAAABNUk4xcQJhhXEDUnEELg==",
                "gANjYnVpbHRpbnMKc2V0CnEAXXEBWAQAAABNUk4xcQJhhXEDUnEELg==",
                "gANjYnVpbHRpbnMKZnJvemVuc2V0CnEAXXEBWAQAAABNUk4xcQJhhXEDUnEELg==",
                "gASVDAAAAAAAAACPlCiMBE1STjGUkC4=",
                "gASVCwAAAAAAAAAojARNUk4xlJGULg==",
                "gAWVDAAAAAAAAACPlCiMBE1STjGUkC4="
            })
    void readsASetHoweverItsProtocolWritesIt(String pickle) throws IOException {
        write(pickle);

        assertThat(PickleImport.read(file)).containsExactly("MRN1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "KFZNUk4xCnAwClZNUk4yCnAxCnRwMgou",
                "KFgEAAAATVJOMXEAWAQAAABNUk4ycQF0cQIu",
                "gAJYBAAAAE1STjFxAFgEAAAATVJOMnEBhnECLg==",
                "gASVEQAAAAAAAACMBE1STjGUjARNUk4ylIaULg=="
            })
    void readsATuple(String pickle) throws IOException {
        write(pickle);

        assertThat(PickleImport.read(file)).containsExactly("MRN1", "MRN2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "gANdcQAoWAQAAABNUk4xcQFNOTBK+f///4oJAAAAAAAAAABAQwRNUk4ycQJlLg==",
                "gASVJgAAAAAAAABdlCiMBE1STjGUTTkwSvn///+KCQAAAAAAAAAAQEMETVJOMpRlLg==",
            })
    void takesWholeNumbersAndAsciiBytesAsText(String pickle) throws IOException {
        write(pickle);

        assertThat(PickleImport.read(file)).containsExactly("MRN1", "12345", "-7", "1180591620717411303424", "MRN2");
    }

    @Test
    void takesByteArraysAndTheTextsOfPython2() throws IOException {
        write("gAWVEgAAAAAAAABdlJYEAAAAAAAAAE1STjOUYS4=");
        assertThat(PickleImport.read(file)).containsExactly("MRN3");

        writeText("(lp0\nS'MRN4'\np1\naI5\naL6L\na.");
        assertThat(PickleImport.read(file)).containsExactly("MRN4", "5", "6");
    }

    @Test
    void leavesOutEmptyTexts() throws IOException {
        writeText("(lp0\nV\np1\naVMRN1\np2\na.");

        assertThat(PickleImport.read(file)).containsExactly("MRN1");
    }

    @Test
    void readsAHundredThousandKeys() throws IOException {
        List<String> keys = IntStream.range(0, 100_000)
                .mapToObj("MRN%06d,ACC0045"::formatted)
                .toList();
        Files.write(file, new Pickler().dumps(keys));

        assertThat(PickleImport.read(file)).isEqualTo(keys);
    }

    @ParameterizedTest
    @CsvSource({
        "KGxwMApWTVJOMQpwMQphY3Bvc2l4CnN5c3RlbQpwMgooVnRvdWNoIG93bmVkCnAzCnRwNApScDUKYS4=, 29",
        "XXEAKFgEAAAATVJOMXEBY3Bvc2l4CnN5c3RlbQpxAihYCwAAAHRvdWNoIG93bmVkcQN0cQRScQVlLg==, 29",
        "gAJdcQAoWAQAAABNUk4xcQFjcG9zaXgKc3lzdGVtCnECWAsAAAB0b3VjaCBvd25lZHEDhXEEUnEFZS4=, 31",
        "gANdcQAoWAQAAABNUk4xcQFjcG9zaXgKc3lzdGVtCnECWAsAAAB0b3VjaCBvd25lZHEDhXEEUnEFZS4=, 31",
        "gASVMQAAAAAAAABdlCiMBE1STjGUjAVwb3NpeJSMBnN5c3RlbZSTlIwLdG91Y2ggb3duZWSUhZRSlGUu, 39",
        "gAWVMQAAAAAAAABdlCiMBE1STjGUjAVwb3NpeJSMBnN5c3RlbZSTlIwLdG91Y2ggb3duZWSUhZRSlGUu, 39"
    })
    void refusesAFileThatCallsTheShell(String pickle, int position) throws IOException {
        write(pickle);

        assertRefused(asksFor(position, " posix.system"));
    }

    @Test
    void refusesEveryOtherWayToMakeAnObject() throws IOException {
        writeText("(S'touch owned'\nios\nsystem\n.");
        assertRefused(asksFor(27, " os.system"));

        write("gAJjY29sbGVjdGlvbnMKT3JkZXJlZERpY3QKcQApUnEBWAEAAABhcQJLAXMu");
        assertRefused(asksFor(27, " collections.OrderedDict"));

        writeText("cbuiltins\nOSError\n(VMRN1\ntR.");
        assertRefused(asksFor(18, " builtins.OSError"));

        writeText("c\u001b[31m\nos\u0007\n.");
        assertRefused(asksFor(11, ""));

        for (String opcodes :
                List.of("(o", "]]\u0081", "]b", "(PMRN1\n", "]Q", "]\u0092", "))R", "(\u0082\u0001", "]\u0097")) {
            writeText(opcodes + ".");
            assertThatExceptionOfType(JournalException.class)
                    .as(opcodes)
                    .isThrownBy(() -> PickleImport.read(file))
                    .withMessageContaining(" it asks for the Python object, while only a list of texts is accepted");
        }
    }

    @Test
    void refusesToCallASetTypeWithAnythingButOneList() throws IOException {
        writeText("cbuiltins\nset\n(VMRN1\ntR.");
        assertRefused("it is damaged before byte 23");

        writeText("cbuiltins\nset\n(]]tR.");
        assertRefused(asksFor(19, ""));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "gASVDQAAAAAAAABdlCiMBE1STjGUTmUu         | None",
                "gASVDQAAAAAAAABdlCiMBE1STjGUiGUu         | True or False",
                "gASVFQAAAAAAAABdlCiMBE1STjGURz/4AAAAAAAAZS4= | a number",
                "gASVEwAAAAAAAABdlCiMBE1STjGUXZSMAXiUYWUu | a list or set",
                "gASVEgAAAAAAAABdlCiMBE1STjGUjAF4lIWUZS4= | a tuple",
                "gASVEAAAAAAAAABdlCiMBE1STjGUQwH/lGUu     | a byte string beyond ASCII",
            })
    void refusesAnEntryThatIsNoText(String pickle, String what) throws IOException {
        write(pickle);

        assertRefused("its entry 2 is " + what + ", not text");
    }

    @Test
    void refusesAPython2TextInAnUnknownEncoding() throws IOException {
        writeText("(lp0\nS'M\\xfcller'\np1\na.");

        assertRefused("its entry 1 is a byte string beyond ASCII, not text");
    }

    @Test
    void refusesContentThatIsNoList() throws IOException {
        write("gASVCAAAAAAAAACMBE1STjGULg==");
        assertRefused("it holds a text, not a list of keys");

        write("gAROLg==");
        assertRefused("it holds None, not a list of keys");

        write("gASVCgAAAAAAAAB9lIwBYZRLAXMu");
        assertRefused("it holds a dictionary, not a list of keys");
    }

    @Test
    void refusesAListThatHoldsItself() throws IOException {
        writeText("(lp0\ng0\na.");

        assertRefused("its entry 1 is a list or set, not text");
    }

    @ParameterizedTest
    @ValueSource(strings = {PROTOCOL_0, PROTOCOL_1, PROTOCOL_2, PROTOCOL_3, PROTOCOL_4, PROTOCOL_5})
    void refusesAFileCutOffAnywhere(String pickle) throws IOException {
        byte[] whole = Base64.getDecoder().decode(pickle);
        for (int length = 0; length < whole.length; length++) {
            Files.write(file, Arrays.copyOf(whole, length));
            assertRefused("it is cut off, or was not written to its end");
        }
    }

    @Test
    void refusesDamage() throws IOException {
        writeText("(a.");
        assertRefused("it is damaged before byte 2");

        writeText("(lp0\ng7\na.");
        assertRefused("it is damaged before byte 8");

        writeText("(lp0\n0.");
        assertRefused("at byte 5 is nothing that a list of keys is made of");
    }

    @ParameterizedTest
    @ValueSource(strings = {PROTOCOL_0, PROTOCOL_2, PROTOCOL_5})
    void readsOrRefusesWhateverOneWrongByteMakes(String pickle) throws IOException {
        byte[] bytes = Base64.getDecoder().decode(pickle);
        Random random = new Random(20261121);
        for (int i = 0; i < 3_000; i++) {
            byte[] wrong = bytes.clone();
            wrong[random.nextInt(wrong.length)] = (byte) random.nextInt();
            Files.write(file, wrong);
            assertThat(catchThrowable(() -> PickleImport.read(file)))
                    .as(Base64.getEncoder().encodeToString(wrong))
                    .satisfiesAnyOf(
                            e -> assertThat(e).isNull(),
                            e -> assertThat(e)
                                    .isInstanceOf(JournalException.class)
                                    .message()
                                    .contains("cannot be taken over"));
        }
    }

    @Test
    void refusesBytesAfterTheEnd() throws IOException {
        writeText("(l.(l.");

        assertRefused("after its end, at byte 3, it goes on");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PatientID,AccessionNumber\n1,2\n", "MRN1\nMRN2\n", "{\"key\":\"MRN1\"}\n", "\n"})
    void refusesWhatIsNoPickle(String text) throws IOException {
        writeText(text);

        assertRefused("it is not a Python pickle");
    }

    @Test
    void refusesAProtocolThatNobodyKnowsYet() throws IOException {
        writeText("\u0080\u0006].");

        assertRefused("it is not a Python pickle, or one of protocol 6, while protocols 0 to 5 are known");
    }

    @Test
    void claimsNoMemoryForALengthThatTheFileDoesNotHave() throws IOException {
        for (String length : List.of(
                "X\u00ff\u00ff\u00ff\u007f",
                "X\u00ff\u00ff\u00ff\u00ff",
                "B\u0000\u0000\u0000\u0040",
                "T\u00ff\u00ff\u00ff\u007f",
                "\u008d\u00f0\u00ff\u00ff\u007f\u0000\u0000\u0000\u0000",
                "\u0096\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff")) {
            writeText("\u0080\u0005]" + length + "MRN1");
            assertRefused("at byte 4 it has a text of more than 65536 bytes, which is no key");
        }
        writeText("(lp0\nV" + "x".repeat(70_000) + "\na.");
        assertRefused("at byte 6 it has a text of more than 65536 bytes, which is no key");
    }

    @Test
    void refusesAFileOfMoreThanOneGibibyte() throws IOException {
        try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
            sparse.setLength((1L << 30) + 1);
        }

        assertRefused("it is larger than 1 GiB");
    }

    @Test
    void saysThatTheFileIsMissingOrCannotBeRead() {
        assertThatExceptionOfType(JournalException.class)
                .isThrownBy(() -> PickleImport.read(file))
                .withMessage("The progress file " + file + " of the Python version is not there.");
        assertThatExceptionOfType(JournalException.class)
                .isThrownBy(() -> PickleImport.read(folder))
                .withMessage("The progress file " + folder + " of the Python version cannot be read (Is a directory)."
                        + " Make it readable, or rename it to retrieve everything again.");
    }

    private static String asksFor(int position, String name) {
        return "up to byte " + position + " it asks for the Python object" + name
                + ", while only a list of texts is accepted; such a file can do harm where Python reads it";
    }

    private void assertRefused(String why) {
        assertThatExceptionOfType(JournalException.class)
                .isThrownBy(() -> PickleImport.read(file))
                .withMessage("The progress file " + file + " of the Python version cannot be taken over: " + why
                        + ". Rename it, or use --from-scratch, to retrieve everything again.");
    }

    private void write(String base64) throws IOException {
        Files.write(file, Base64.getDecoder().decode(base64));
    }

    /** Each character is a byte. */
    private void writeText(String bytes) throws IOException {
        Files.write(file, bytes.getBytes(StandardCharsets.ISO_8859_1));
    }
}
