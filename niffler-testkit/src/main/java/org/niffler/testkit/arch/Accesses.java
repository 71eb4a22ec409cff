package org.niffler.testkit.arch;

import static com.tngtech.archunit.base.DescribedPredicate.describe;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import java.text.Format;
import java.time.Clock;
import java.util.Calendar;
import java.util.Collection;
import java.util.Date;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** The calls and types that {@link ConductRules} forbid; method references count as calls. */
final class Accesses {

    static final DescribedPredicate<JavaAccess<?>> STANDARD_STREAMS_OR_EXIT = describe(
            "it is a standard stream, printStackTrace() or an exit",
            access -> is(access, System.class, Set.of("out", "err", "in", "exit"))
                    || is(access, Runtime.class, Set.of("exit", "halt"))
                    || access.getTarget().getName().equals("printStackTrace") && parameters(access) == 0);

    static final DescribedPredicate<JavaAccess<?>> TIME_WITHOUT_A_CLOCK = describe(
            "it asks the time without a Clock",
            access -> isNowWithoutClock(access)
                    || is(access, System.class, Set.of("currentTimeMillis"))
                    || is(access, Calendar.class, Set.of("getInstance"))
                    || is(access, Date.class, Set.of("<init>")) && parameters(access) == 0);

    static final DescribedPredicate<JavaAccess<?>> SYSTEM_CLOCK = describe(
            "it makes a system Clock",
            access -> access.getTargetOwner().isEquivalentTo(Clock.class)
                    && access.getTarget().getName().matches("system.*|tick(Millis|Seconds|Minutes)"));

    static final DescribedPredicate<JavaAccess<?>> SLEEP = describe(
            "it sleeps",
            access -> is(access, Thread.class, Set.of("sleep")) || is(access, TimeUnit.class, Set.of("sleep")));

    /** Declared types that can only be changeable; an interface such as List may hold an unchangeable one. */
    static final DescribedPredicate<JavaClass> MUTABLE_TYPE = describe(
            "a type whose objects change",
            type -> type.getPackageName().equals("java.util.concurrent.atomic")
                    || !type.isInterface() && (type.isAssignableTo(Collection.class) || type.isAssignableTo(Map.class))
                    || type.isAssignableTo(Format.class)
                    || type.isAssignableTo(Date.class)
                    || type.isAssignableTo(Calendar.class)
                    || type.isAssignableTo(ThreadLocal.class)
                    || type.isEquivalentTo(StringBuilder.class)
                    || type.isEquivalentTo(StringBuffer.class));

    private Accesses() {}

    private static boolean is(JavaAccess<?> access, Class<?> owner, Set<String> names) {
        return access.getTargetOwner().isEquivalentTo(owner)
                && names.contains(access.getTarget().getName());
    }

    private static boolean isNowWithoutClock(JavaAccess<?> access) {
        return access.getTargetOwner().getPackageName().startsWith("java.time")
                && access.getTarget().getName().equals("now")
                && access.getTarget() instanceof CodeUnitAccessTarget target
                && target.getRawParameterTypes().stream().noneMatch(type -> type.isEquivalentTo(Clock.class));
    }

    private static int parameters(JavaAccess<?> access) {
        return access.getTarget() instanceof CodeUnitAccessTarget target
                ? target.getRawParameterTypes().size()
                : -1;
    }
}
