package org.niffler.bench;

import java.nio.file.Path;
import java.util.List;

/** A receiver that is measured. */
enum Contender {
    NIFFLER("Niffler") {
        @Override
        List<String> command(int port, Path folder) {
            return List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-cp",
                    System.getProperty("java.class.path"),
                    Main.class.getName(),
                    "serve",
                    AET + ":" + port,
                    folder.toString());
        }
    },
    STORESCP("storescp") {
        @Override
        List<String> command(int port, Path folder) {
            return List.of("storescp", "-aet", AET, "-od", folder.toString(), String.valueOf(port));
        }
    },
    STORESCP_FORK("storescp --fork") {
        @Override
        List<String> command(int port, Path folder) {
            return List.of("storescp", "--fork", "-aet", AET, "-od", folder.toString(), String.valueOf(port));
        }
    },
    /** Not a contender but the sender's bound: takes everything and keeps nothing. */
    IGNORE("storescp --ignore --fork") {
        @Override
        List<String> command(int port, Path folder) {
            return List.of("storescp", "--fork", "--ignore", "-aet", AET, String.valueOf(port));
        }
    };

    static final String AET = "BENCH";

    private final String title;

    Contender(String title) {
        this.title = title;
    }

    abstract List<String> command(int port, Path folder);

    String title() {
        return title;
    }

    boolean keepsFiles() {
        return this != IGNORE;
    }
}
