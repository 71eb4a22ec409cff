package org.niffler.testkit.demo;

import org.niffler.testkit.jar.ExecutableJarContract;

class ExecutableJarIT extends ExecutableJarContract {

    ExecutableJarIT() {
        super("demo", "org.niffler.testkit.demo.Demo");
    }
}
