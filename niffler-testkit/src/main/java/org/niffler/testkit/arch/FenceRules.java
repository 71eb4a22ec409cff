package org.niffler.testkit.arch;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.stream.Stream;

/** Which libraries stay behind which package. */
final class FenceRules {

    private static final ArchRule TOOLKIT = fence(
            "org.aoju..",
            resideInAnyPackage("org.niffler.dicom..", Places.TESTKIT, Places.BENCH),
            "the DICOM toolkit is hidden behind our own types, so that it can be replaced and cannot leak identity");

    private static final ArchRule CODEC = fence(
            "org.opencv..",
            resideInAnyPackage("org.niffler.png.codec.."),
            "native code is called, and its absence explained, in one place");

    private static final String STORE_REASON =
            "the metadata ports carry no types of a driver or of the embedded server, so that a store can be replaced";

    private static final List<ArchRule> STORE = Stream.of("de.bwaldvogel..", "org.h2..", "io.netty..")
            .map(library -> fence(library, resideInAnyPackage("org.niffler.metadata.mongo.."), STORE_REASON))
            .toList();

    /** The benchmarks look into the store behind the service's back. */
    private static final List<ArchRule> DRIVER = Stream.of("com.mongodb..", "org.bson..")
            .map(library ->
                    fence(library, resideInAnyPackage("org.niffler.metadata.mongo..", Places.BENCH), STORE_REASON))
            .toList();

    private static final ArchRule PICOCLI = fence(
            "picocli..",
            Places.COMMAND_LINE,
            "options are translated once into settings; a use case can be called from a test or a scheduler");

    private static final ArchRule HTTP = fence(
            "io.javalin..",
            resideInAnyPackage("org.niffler..operations..", "org.niffler.app.explorer.."),
            "what is offered by HTTP is to be seen in one place, as everything there is reachable by others");

    private static final ArchRule HTTP_SERVER = fence(
            "org.eclipse.jetty..",
            resideInAnyPackage("org.niffler..operations..", "org.niffler.app.explorer.."),
            "it is under Javalin, and needed only to keep the server small and silent");

    private static final ArchRule METRICS = fence(
            "io.micrometer..",
            resideInAnyPackage("org.niffler.meta.operations.."),
            "others tell what happened, and one place decides on names and labels, so that no label identifies a patient");

    private static final ArchRule CRON = fence(
            "com.cronutils..",
            resideInAnyPackage("org.niffler.schedule.."),
            "the library is optional, and its answer on nights on which the clock changes is corrected in one place");

    private FenceRules() {}

    static List<ArchRule> all() {
        return Stream.of(List.of(TOOLKIT, CODEC, PICOCLI, HTTP, HTTP_SERVER, METRICS, CRON), STORE, DRIVER)
                .flatMap(List::stream)
                .toList();
    }

    private static ArchRule fence(String library, DescribedPredicate<JavaClass> inside, String reason) {
        return noClasses()
                .that(not(inside))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(library)
                .because(reason)
                .allowEmptyShould(true);
    }
}
