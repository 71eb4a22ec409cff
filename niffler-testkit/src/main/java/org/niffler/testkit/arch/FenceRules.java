package org.niffler.testkit.arch;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;

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

    private static final ArchRule MONGO = fence(
            "com.mongodb..",
            resideInAnyPackage("org.niffler.metadata.mongo.."),
            "the metadata ports carry no driver types, so that a store can be replaced");

    private static final ArchRule PICOCLI = fence(
            "picocli..",
            Places.COMMAND_LINE,
            "options are translated once into settings; a use case can be called from a test or a scheduler");

    private FenceRules() {}

    static List<ArchRule> all() {
        return List.of(TOOLKIT, CODEC, MONGO, PICOCLI);
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
