package org.niffler.testkit.arch;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.conditions.ArchConditions.accessTargetWhere;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;

/** What code may not do, whichever package it is in. */
final class ConductRules {

    private static final ArchRule STREAMS = nobodyBut(
            Places.COMMAND_LINE.or(resideInAnyPackage(Places.DEMO, Places.BENCH)),
            Accesses.STANDARD_STREAMS_OR_EXIT,
            "results go to streams that are passed in, and only Main ends the process");

    private static final ArchRule CLOCK = nobodyBut(
            resideInAnyPackage(Places.DEMO, Places.BENCH),
            Accesses.TIME_WITHOUT_A_CLOCK,
            "time comes from an injected Clock (durations: System.nanoTime), so that a test can set it");

    private static final ArchRule SYSTEM_CLOCK = nobodyBut(
            resideInAnyPackage(
                    "org.niffler.cold",
                    "org.niffler.meta",
                    "org.niffler.png",
                    "org.niffler.app",
                    Places.DEMO,
                    Places.BENCH),
            Accesses.SYSTEM_CLOCK,
            "only a module's root, where Main wires it, decides which clock the others get");

    private static final ArchRule SLEEP = nobodyBut(
            resideInAnyPackage("org.niffler.schedule.."),
            Accesses.SLEEP,
            "pauses belong to schedule, where a Clock rules them and an interrupt ends them");

    private static final ArchRule FINAL_STATICS = fields().that()
            .areStatic()
            .should()
            .beFinal()
            .because("a static variable is shared by every run, thread and test of the process")
            .allowEmptyShould(true);

    private static final ArchRule IMMUTABLE_STATICS = noFields()
            .that()
            .areStatic()
            .should()
            .haveRawType(Accesses.MUTABLE_TYPE)
            .because("a static object that can change is shared state, final or not")
            .allowEmptyShould(true);

    private ConductRules() {}

    static List<ArchRule> all() {
        return List.of(STREAMS, CLOCK, SYSTEM_CLOCK, SLEEP, FINAL_STATICS, IMMUTABLE_STATICS);
    }

    private static ArchRule nobodyBut(
            DescribedPredicate<JavaClass> exempt, DescribedPredicate<JavaAccess<?>> access, String reason) {
        return noClasses()
                .that(not(exempt))
                .should(accessTargetWhere(access))
                .because(reason)
                .allowEmptyShould(true);
    }
}
