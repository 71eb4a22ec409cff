package org.niffler.testkit.tls;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.niffler.testkit.process.ProcessFailed;
import org.niffler.testkit.process.ProcessResult;
import org.niffler.testkit.process.ProgramRun;

/**
 * A private key with a self-signed certificate, in the files that Java and DCMTK want.
 *
 * @param keyStore the key with its certificate, PKCS12
 * @param trustStore the certificate alone, PKCS12
 * @param keyPem the key, PEM, not encrypted
 * @param certificatePem the certificate, PEM
 */
public record TestCertificate(Path keyStore, Path trustStore, Path keyPem, Path certificatePem) {

    /** Of all stores and keys. */
    public static final String PASSWORD = "only-for-tests";

    private static final Duration TIMEOUT = Duration.ofMinutes(1);
    private static final String ALIAS = "entry";

    /** For {@code localhost} and 127.0.0.1. */
    public static TestCertificate forThisHost(Path folder, String name) {
        return create(folder, name, "-ext", "san=dns:localhost,ip:127.0.0.1");
    }

    /**
     * With more options of {@code keytool -genkeypair}.
     *
     * @throws ProcessFailed if {@code keytool} does not do it
     */
    public static TestCertificate create(Path folder, String name, String... options) {
        TestCertificate files = new TestCertificate(
                folder.resolve(name + ".p12"),
                folder.resolve(name + "-trusted.p12"),
                folder.resolve(name + "-key.pem"),
                folder.resolve(name + ".pem"));
        List<String> generate = new ArrayList<>(List.of("-genkeypair", "-dname", "CN=" + name, "-alias", ALIAS));
        generate.addAll(List.of("-keyalg", "RSA", "-keysize", "2048"));
        generate.addAll(List.of(options));
        files.keytool(files.keyStore, generate);
        files.keytool(
                files.keyStore,
                List.of("-exportcert", "-rfc", "-alias", ALIAS, "-file", files.certificatePem.toString()));
        files.keytool(
                files.trustStore,
                List.of("-importcert", "-noprompt", "-alias", ALIAS, "-file", files.certificatePem.toString()));
        files.writeKey();
        return files;
    }

    /** For a peer in this process: it shows this certificate and trusts the other. */
    public SSLContext contextTrusting(TestCertificate other) {
        try {
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(load(keyStore), PASSWORD.toCharArray());
            TrustManagerFactory certificates =
                    TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            certificates.init(load(other.trustStore));
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), certificates.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private void keytool(Path store, List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(arguments);
        command.addAll(List.of("-keystore", store.toString(), "-storetype", "PKCS12", "-storepass", PASSWORD));
        ProcessResult result = ProgramRun.run(command, Map.of(), TIMEOUT);
        if (result.exitCode() != 0) {
            throw new ProcessFailed("keytool failed: " + result);
        }
    }

    private void writeKey() {
        try {
            byte[] key = load(keyStore).getKey(ALIAS, PASSWORD.toCharArray()).getEncoded();
            String base64 = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key);
            Files.writeString(keyPem, "-----BEGIN PRIVATE KEY-----\n" + base64 + "\n-----END PRIVATE KEY-----\n");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static KeyStore load(Path file) throws GeneralSecurityException {
        try {
            return KeyStore.getInstance(file.toFile(), PASSWORD.toCharArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
