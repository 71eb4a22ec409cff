package org.niffler.testkit.arch;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;

/** Which of our packages may import which. */
final class LayerRules {

    private static final String DICOM_VALUES = "org.niffler.dicom";
    private static final String TEXT = "org.niffler.text";
    private static final List<String> LEAVES = List.of("dicom", "text", "progress", "schedule", "csv", "notify");
    private static final String[] COMPUTATION = {
        "org.niffler.cold.verify..",
        "org.niffler.meta.series..",
        "org.niffler.png.image..",
        "org.niffler.app.scanner..",
        "org.niffler.app.clock..",
        "org.niffler.app.cohort.."
    };
    private static final String[] MODULES_INSIDE = {
        "org.niffler.cold.*..", "org.niffler.meta.*..", "org.niffler.png.*..", "org.niffler.app.*.."
    };

    private LayerRules() {}

    static List<ArchRule> all() {
        Stream<ArchRule> leaves = LEAVES.stream()
                .map(leaf -> onlyOurs(
                        "org.niffler." + leaf + "..",
                        "the leaves of niffler-common stand alone: each is the JDK and its one library"));
        Stream<ArchRule> others = Stream.of(
                config(),
                scu(),
                scp(),
                metadata(),
                deid(),
                filter(),
                workflow(),
                cli(),
                useCases(),
                pureComputation(),
                onlyJdk());
        return Stream.concat(leaves, others).toList();
    }

    private static ArchRule config() {
        return onlyOurs(
                "org.niffler.config..",
                "settings are read without knowing what they are for; how a value is written is the same elsewhere",
                TEXT);
    }

    private static ArchRule scu() {
        return onlyOurs(
                "org.niffler.dicom.net.scu..",
                "what we ask of a PACS knows associations and values, not files nor what we offer",
                "org.niffler.dicom.net",
                DICOM_VALUES);
    }

    private static ArchRule scp() {
        return onlyOurs(
                "org.niffler.dicom.net.scp..",
                "a receiver hands instances to its InstanceSink and does not know where they go",
                "org.niffler.dicom.net",
                DICOM_VALUES);
    }

    private static ArchRule metadata() {
        return onlyOurs(
                "org.niffler.metadata..",
                "metadata is about DICOM values, not about where they came from",
                DICOM_VALUES);
    }

    private static ArchRule deid() {
        return onlyOurs(
                "org.niffler.deid..", "the profile of PS3.15 is about data sets and nothing else", DICOM_VALUES);
    }

    private static ArchRule filter() {
        return onlyOurs(
                "org.niffler.filter..", "the filter language is about DICOM keywords and nothing else", DICOM_VALUES);
    }

    private static ArchRule workflow() {
        return onlyOurs(
                "org.niffler.workflow..",
                "pipelines are shared by the modules and must not know them, nor a command line",
                "org.niffler.filter..",
                "org.niffler.dicom..",
                "org.niffler.deid..",
                "org.niffler.progress..",
                "org.niffler.schedule..",
                "org.niffler.notify..",
                TEXT);
    }

    private static ArchRule cli() {
        return noClasses()
                .that()
                .resideInAnyPackage(
                        "org.niffler.cold.cli..",
                        "org.niffler.meta.cli..",
                        "org.niffler.png.cli..",
                        "org.niffler.app.cli..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.niffler.dicom.net..", "org.niffler.metadata.mongo..")
                .because("commands call use cases; Main wires adapters")
                .allowEmptyShould(true);
    }

    private static ArchRule useCases() {
        return noClasses()
                .that(resideInAnyPackage(MODULES_INSIDE).and(resideOutsideOfPackage(Places.CLI)))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(Places.CLI, "org.niffler.config..")
                .as("Use cases should depend neither on a cli package nor on config")
                .because("a use case gets settings as values, whoever calls it")
                .allowEmptyShould(true);
    }

    private static ArchRule pureComputation() {
        return noClasses()
                .that()
                .resideInAnyPackage(COMPUTATION)
                .should()
                .dependOnClassesThat(resideInAnyPackage(
                                "java.io..",
                                "java.nio.file..",
                                "java.nio.channels..",
                                "java.net..",
                                "java.util.concurrent..")
                        .or(type(Thread.class))
                        .or(type(Clock.class)))
                .as("Computation should use no files, sockets, threads or clock")
                .because("what only computes can be tested with values alone")
                .allowEmptyShould(true);
    }

    private static ArchRule onlyJdk() {
        return classes()
                .that()
                .resideInAnyPackage(COMPUTATION)
                .should()
                .onlyDependOnClassesThat(
                        resideInAnyPackage("java..", "javax..", DICOM_VALUES).or(resideInAnyPackage(COMPUTATION)))
                .as("Computation should depend on the JDK and DICOM values only")
                .because("what only computes outlives every library")
                .allowEmptyShould(true);
    }

    /** Of Niffler's own packages, the given one imports itself and these only. */
    private static ArchRule onlyOurs(String packages, String reason, String... allowed) {
        return classes()
                .that()
                .resideInAPackage(packages)
                .should()
                .onlyDependOnClassesThat(resideOutsideOfPackage("org.niffler..")
                        .or(resideInAPackage(packages))
                        .or(resideInAnyPackage(allowed)))
                .as("Of Niffler's packages, %s should depend on itself%s only"
                        .formatted(packages, allowed.length == 0 ? "" : " and " + String.join(", ", allowed)))
                .because(reason)
                .allowEmptyShould(true);
    }
}
