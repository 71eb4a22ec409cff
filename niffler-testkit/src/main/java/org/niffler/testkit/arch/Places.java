package org.niffler.testkit.arch;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;

/** Parts of the code that rules name again and again. */
final class Places {

    /** The commands of common and of the modules. */
    static final String CLI = "org.niffler..cli..";

    static final String TESTKIT = "org.niffler.testkit..";
    static final String DEMO = "org.niffler.testkit.demo..";
    static final String BENCH = "org.niffler.bench..";

    /** A module's class that {@code java -jar} starts, with the classes inside it. */
    static final DescribedPredicate<JavaClass> MAIN =
            describe("a Main class", type -> type.getName().matches("org\\.niffler\\..*\\.Main(\\$.*)?"));

    /** Where a command line is met: the only place with streams, exit and picocli. */
    static final DescribedPredicate<JavaClass> COMMAND_LINE =
            resideInAnyPackage(CLI).or(MAIN).as("a cli package or Main");

    private Places() {}
}
