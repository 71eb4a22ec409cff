package org.niffler.testkit.peer;

import java.nio.file.Path;

/**
 * Debian's Chromium, and the program by which WebDriver steers it: both of one version, so that neither is ever downloaded.
 * A test that takes them has {@code @NeedsPeer({Chromium.BROWSER, Chromium.DRIVER})}.
 *
 * @param browser its file
 * @param driver the file of chromedriver
 */
public record Chromium(Path browser, Path driver) {

    public static final String BROWSER = "chromium";
    public static final String DRIVER = "chromedriver";

    /**
     * The one of this machine.
     *
     * @throws IllegalStateException if it is not installed
     */
    public static Chromium installed() {
        PeerPrograms programs = PeerPrograms.ofThisMachine();
        return new Chromium(programs.file(BROWSER), programs.file(DRIVER));
    }
}
