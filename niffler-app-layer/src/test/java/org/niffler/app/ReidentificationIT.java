package org.niffler.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.aoju.bus.image.Tag;
import org.bouncycastle.openpgp.PGPEncryptedDataList;
import org.bouncycastle.openpgp.PGPLiteralData;
import org.bouncycastle.openpgp.PGPPBEEncryptedData;
import org.bouncycastle.openpgp.bc.BcPGPObjectFactory;
import org.bouncycastle.openpgp.operator.bc.BcPBEDataDecryptorFactory;
import org.bouncycastle.openpgp.operator.bc.BcPGPDigestCalculatorProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.niffler.app.deidentify.Reidentification.Level;
import org.niffler.app.deidentify.ReidentificationFile;
import org.niffler.app.openpgp.Recipient;
import org.niffler.testkit.fixture.DcmFiles;
import org.niffler.testkit.fixture.SyntheticStudy;

class ReidentificationIT {

    private static final String PASSPHRASE = "correct horse battery";

    @TempDir
    private Path folder;

    @Test
    void listsEachPairOnceForWhoKnowsThePassphrase() throws Exception {
        Path list = folder.resolve("list.gpg");
        try (ReidentificationFile file = ReidentificationFile.begin(list, Recipient.passphrase(PASSPHRASE))) {
            file.add(Level.PATIENT, "P1", "a");
            file.add(Level.PATIENT, "P1", "a");
            file.add(Level.STUDY, "P1", "b");
            file.add(Level.PATIENT, "O\"Neil, =1", "c");
            file.complete();
        }

        assertThat(decrypted(list)).isEqualTo("""
                        kind,original,replacement
                        patient,"P1","a"
                        study,"P1","b"
                        patient,"O""Neil, =1","c"
                        """);
        assertThat(Files.readString(list, StandardCharsets.ISO_8859_1)).doesNotContain("P1", "Neil", "patient");
        assertThat(Files.getPosixFilePermissions(list)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    @Test
    void isNotThereUnlessItIsWhole() throws IOException {
        Path list = folder.resolve("list.gpg");
        try (ReidentificationFile file = ReidentificationFile.begin(list, Recipient.passphrase(PASSPHRASE))) {
            file.add(Level.PATIENT, "P1", "a");
        }

        assertThat(folder.toFile().list()).isEmpty();
    }

    @Test
    void refusesAPassphraseThatAnybodyGuesses() {
        assertThatThrownBy(() -> Recipient.passphrase("secret"))
                .hasMessage("a passphrase of 6 characters is too short: it needs 12");
    }

    @Test
    void isNeverWrittenInClear() {
        DeidentifyRun run = new DeidentifyRun(folder);
        SyntheticStudy.ct("P1").writeTo(run.in());

        DeidentifyRun.Result result = run.option(
                        "Reidentification", folder.resolve("list.gpg").toString())
                .start();

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err())
                .contains("Reidentification: is written encrypted only: name a PublicKey, or set NIFFLER_PASSPHRASE");
        assertThat(folder.resolve("list.gpg")).doesNotExist();
    }

    @Test
    void refusesAFileThatIsNoKey() throws IOException {
        Path key = Files.writeString(folder.resolve("key.asc"), "no key");
        DeidentifyRun run = new DeidentifyRun(folder);

        DeidentifyRun.Result result = run.option("PublicKey", key.toString())
                .option("Reidentification", folder.resolve("list.gpg").toString())
                .start();

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err()).contains("PublicKey: " + key + " ", "gpg --export --armor NAME > " + key);
    }

    @Test
    void isDecryptedByGnuPgWithThePrivateKey() throws Exception {
        assumeThat(gpgIsThere()).as("gpg is not installed").isTrue();
        Path home = Files.createDirectories(folder.resolve("h"));
        Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwx------"));
        gpg(home, "--passphrase", "", "--quick-generate-key", "test@example.org", "default", "default", "never");
        Path key = folder.resolve("key.asc");
        Files.write(key, gpg(home, "--export", "--armor", "test@example.org"));
        DeidentifyRun run = new DeidentifyRun(folder);
        SyntheticStudy.ct("P1").instances(2).writeTo(run.in());
        Path list = folder.resolve("list.gpg");

        DeidentifyRun.Result result = run.option("Reidentification", list.toString())
                .option("PublicKey", key.toString())
                .start();

        assertThat(result.exitCode()).as(result.err()).isZero();
        String pseudonym = DcmFiles.dataSet(run.file(0)).getString(Tag.PatientID);
        assertThat(new String(gpg(home, "--decrypt", list.toString()), StandardCharsets.UTF_8).lines())
                .hasSize(1 + 1 + 1 + 1 + 2)
                .contains("patient,\"P1\",\"" + pseudonym + "\"");
    }

    /** A revoked primary key revokes its subkeys with it, though nothing of that stands at the subkey. */
    @Test
    void refusesKeysThatAreRevokedOrExpiredOrForSignaturesOnly() throws Exception {
        assumeThat(gpgIsThere()).as("gpg is not installed").isTrue();
        Path home = Files.createDirectories(folder.resolve("h"));
        Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwx------"));
        gpg(home, "--passphrase", "", "--quick-generate-key", "revoked@example.org", "default", "default", "never");
        Path certificate;
        try (var certificates = Files.list(home.resolve("openpgp-revocs.d"))) {
            certificate = certificates.findFirst().orElseThrow();
        }
        Files.writeString(certificate, Files.readString(certificate).replace(":-----BEGIN", "-----BEGIN"));
        gpg(home, "--import", certificate.toString());
        gpg(home, "--passphrase", "", "--quick-generate-key", "signer@example.org", "default", "sign", "never");
        gpg(
                home,
                "--faked-system-time",
                "20200101T000000",
                "--passphrase",
                "",
                "--quick-generate-key",
                "expired@example.org",
                "default",
                "default",
                "1d");

        for (String name : List.of("revoked", "signer", "expired")) {
            Path key = folder.resolve(name + ".asc");
            Files.write(key, gpg(home, "--export", "--armor", name + "@example.org"));

            assertThatThrownBy(() -> Recipient.publicKey(key, Instant.parse("2026-01-02T03:04:05Z")))
                    .as(name)
                    .hasMessage(key + " has no public key that can encrypt and is neither revoked nor expired."
                            + " Export one: gpg --export --armor NAME > " + key);
        }
        Recipient.publicKey(folder.resolve("expired.asc"), Instant.parse("2020-01-01T12:00:00Z"));
    }

    @Test
    void isDecryptedByGnuPgWithThePassphrase() throws Exception {
        assumeThat(gpgIsThere()).as("gpg is not installed").isTrue();
        Path home = Files.createDirectories(folder.resolve("h"));
        Path list = folder.resolve("list.gpg");
        try (ReidentificationFile file = ReidentificationFile.begin(list, Recipient.passphrase(PASSPHRASE))) {
            file.complete();
        }

        byte[] text = gpg(home, "--passphrase", PASSPHRASE, "--decrypt", list.toString());

        assertThat(new String(text, StandardCharsets.UTF_8)).isEqualTo("kind,original,replacement\n");
    }

    private static boolean gpgIsThere() {
        return Arrays.stream(System.getenv("PATH").split(":"))
                .anyMatch(path -> Files.isExecutable(Path.of(path, "gpg")));
    }

    private static byte[] gpg(Path home, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(
                List.of("gpg", "--homedir", home.toString(), "--batch", "--quiet", "--pinentry-mode", "loopback"));
        command.addAll(List.of(arguments));
        Path errors = home.resolveSibling("gpg-errors");
        Process process =
                new ProcessBuilder(command).redirectError(errors.toFile()).start();
        byte[] out = process.getInputStream().readAllBytes();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(Files.readString(errors)).isZero();
        return out;
    }

    private static String decrypted(Path list) throws Exception {
        try (InputStream in = Files.newInputStream(list)) {
            PGPEncryptedDataList encrypted = (PGPEncryptedDataList) new BcPGPObjectFactory(in).nextObject();
            PGPPBEEncryptedData data = (PGPPBEEncryptedData) encrypted.get(0);
            InputStream clear = data.getDataStream(
                    new BcPBEDataDecryptorFactory(PASSPHRASE.toCharArray(), new BcPGPDigestCalculatorProvider()));
            PGPLiteralData literal = (PGPLiteralData) new BcPGPObjectFactory(clear).nextObject();
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            literal.getInputStream().transferTo(out);
            assertThat(data.verify()).isTrue();
            return out.toString(StandardCharsets.UTF_8);
        }
    }
}
