package org.niffler.cold;

import org.niffler.testkit.jar.ExecutableJarContract;

class ExecutableJarIT extends ExecutableJarContract {

    ExecutableJarIT() {
        super("cold-extraction", "org.niffler.cold.Main");
    }
}
