package org.niffler.testkit.arch;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * The rules of the design, held for the main classes of one module. A module joins by an empty class in its tests:
 * {@code class ArchitectureTest extends NifflerArchitecture {}}. A rule about packages that the module does not have
 * passes.
 */
public abstract class NifflerArchitecture {

    @TestFactory
    Stream<DynamicTest> rules() {
        JavaClasses classes = new ClassFileImporter().importPath(classesFolder());
        return NifflerRules.all().stream()
                .map(rule -> DynamicTest.dynamicTest(rule.getDescription(), () -> rule.check(classes)));
    }

    @Test
    void everyPackageSaysWhatItIsForAndWhatItMayImport() {
        Path sources = classesFolder().resolveSibling("../src/main/java").normalize();

        assertThat(PackageInfos.missingUnder(sources)).isEmpty();
    }

    /** Beside the folder of the test classes, where Maven puts the main ones: {@code target/classes}. */
    private Path classesFolder() {
        try {
            Path testClasses = Path.of(getClass()
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            return testClasses.resolveSibling("classes");
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
