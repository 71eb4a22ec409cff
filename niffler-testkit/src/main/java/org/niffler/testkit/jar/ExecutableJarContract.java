package org.niffler.testkit.jar;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.jar.Attributes;
import org.junit.jupiter.api.Test;
import org.niffler.testkit.process.ProcessResult;

/** Holds for the runnable jar of every module; each module's {@code ExecutableJarIT} extends it. */
public abstract class ExecutableJarContract {

    private final ExecutableJar jar = ExecutableJar.ofThisModule();
    private final String command;
    private final String mainClass;

    /**
     * @param command the name by which the jar calls itself, as in {@code cold-extraction}
     * @param mainClass the class that {@code java -jar} starts
     */
    protected ExecutableJarContract(String command, String mainClass) {
        this.command = command;
        this.mainClass = mainClass;
    }

    /** The jar under test. */
    protected final ExecutableJar jar() {
        return jar;
    }

    @Test
    void saysInItsManifestWhatItIs() {
        Attributes manifest = jar.manifest();

        assertThat(manifest.getValue(Attributes.Name.MAIN_CLASS)).isEqualTo(mainClass);
        assertThat(manifest.getValue(Attributes.Name.IMPLEMENTATION_TITLE)).startsWith("Niffler ");
        assertThat(manifest.getValue(Attributes.Name.IMPLEMENTATION_VERSION)).matches("\\d+\\.\\d+\\.\\d+.*");
        assertThat(manifest.getValue(Attributes.Name.MULTI_RELEASE)).isEqualTo("true");
    }

    @Test
    void printsItsVersionAndNothingElse() {
        ProcessResult result = jar.run("--version");

        assertThat(result.exitCode()).as(result.toString()).isZero();
        assertThat(result.out()).startsWith(command + " " + jar.version()).hasLineCount(1);
        assertThat(result.err()).isEmpty();
    }

    @Test
    void printsItsHelp() {
        ProcessResult result = jar.run("--help");

        assertThat(result.exitCode()).as(result.toString()).isZero();
        assertThat(result.out()).startsWith("Usage: " + command + " ");
        assertThat(result.err()).isEmpty();
    }

    @Test
    void carriesTheLicenceOfEveryLibraryInIt() {
        BundledLicences licences = new BundledLicences(jar);

        assertThat(licences.listed()).contains("bus-image", "slf4j-api", "logback-classic");
        assertThat(licences.gaps()).isEmpty();
        assertThat(jar.text("META-INF/LICENSE"))
                .as("our own")
                .contains("Apache License", "END OF TERMS AND CONDITIONS");
    }

    @Test
    void findsItsServicesByTheirFiles() {
        assertThat(jar.text("META-INF/services/org.slf4j.spi.SLF4JServiceProvider"))
                .contains("ch.qos.logback.classic.spi.LogbackServiceProvider");
        assertThat(jar.text("META-INF/services/org.aoju.bus.logger.LogFactory")).contains("slf4j");
    }

    @Test
    void holdsNothingThatIsTrueOfASingleLibraryOnly() {
        assertThat(jar.entries())
                .noneMatch(entry -> entry.matches("META-INF/[^/]+\\.(SF|DSA|RSA|EC)"))
                .noneMatch(entry -> entry.endsWith("module-info.class"))
                .doesNotContain("META-INF/INDEX.LIST", "META-INF/DEPENDENCIES");
    }

    @Test
    void holdsNoFileTwiceAndNoTestLibrary() {
        List<String> entries = jar.entries();
        Set<String> distinct = new HashSet<>(entries);

        assertThat(distinct).hasSameSizeAs(entries);
        assertThat(entries)
                .noneMatch(entry -> entry.startsWith("org/junit/")
                        || entry.startsWith("org/assertj/")
                        || entry.startsWith("com/tngtech/"));
    }
}
