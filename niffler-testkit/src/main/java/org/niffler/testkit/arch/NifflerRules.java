package org.niffler.testkit.arch;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.stream.Stream;

/** All rules that hold in every module. */
final class NifflerRules {

    private static final ArchRule NO_CYCLES = slices().matching("org.niffler.(**)")
            .should()
            .beFreeOfCycles()
            .as("Packages should be free of cycles")
            .because("of two packages that need each other neither can be understood, tested or moved alone")
            .allowEmptyShould(true);

    private NifflerRules() {}

    /** Each with its reason; none fails where it finds nothing to look at. */
    static List<ArchRule> all() {
        return Stream.of(List.of(NO_CYCLES), FenceRules.all(), LayerRules.all(), ConductRules.all())
                .flatMap(List::stream)
                .toList();
    }
}
