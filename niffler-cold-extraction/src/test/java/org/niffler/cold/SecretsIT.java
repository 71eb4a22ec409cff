package org.niffler.cold;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.niffler.testkit.jar.ExecutableJar;
import org.niffler.testkit.process.ProcessResult;
import org.niffler.testkit.process.ProgramRun;

/** Secrets in the environment, which only a process of its own has. */
class SecretsIT {

    @TempDir
    private Path folder;

    @Test
    void takesThePasswordOfATrustStoreFromTheEnvironment() throws Exception {
        Path system = folder.resolve("system.json");
        Files.writeString(system, "{\"SrcAet\": \"PACS@127.0.0.1:1\"}");
        Path missing = folder.resolve("missing.p12");
        List<String> command = ExecutableJar.ofThisModule()
                .command("echo", "--NifflerSystem", system.toString(), "--Tls", "--TlsTrustStore", missing.toString());

        ProcessResult result =
                ProgramRun.run(command, Map.of("NIFFLER_TLS_TRUST_STORE_PASSWORD", "changeit"), Duration.ofMinutes(1));

        assertThat(result.err()).contains("The trust store " + missing + " does not exist; correct its path");
        assertThat(result.exitCode()).isEqualTo(2);
    }
}
