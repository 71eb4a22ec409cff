package org.niffler.testkit.peer;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A test that needs programs of a peer, as in {@code @NeedsPeer("dcmqrscp")}. Without them it is skipped with the reason,
 * or fails, as the system property {@code niffler.peers} says: {@code auto} (skip), {@code required} (fail),
 * {@code off} (skip always).
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
@ExtendWith(NeedsPeerCondition.class)
public @interface NeedsPeer {

    /** The programs, by the names of their files. */
    String[] value();
}
