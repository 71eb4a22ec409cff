package org.niffler.testkit.peer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.niffler.testkit.process.ProgramRun;

@NeedsPeer({Chromium.BROWSER, Chromium.DRIVER})
class ChromiumPeerIT {

    private static final Pattern VERSION = Pattern.compile("(\\d+\\.\\d+\\.\\d+\\.\\d+)");

    @Test
    void findsABrowserAndADriverOfOneVersion() {
        Chromium chromium = Chromium.installed();

        assertThat(version(chromium.driver())).isEqualTo(version(chromium.browser()));
    }

    private static String version(Path program) {
        String said = ProgramRun.run(List.of(program.toString(), "--version"), Map.of(), Duration.ofMinutes(1))
                .out();
        Matcher version = VERSION.matcher(said);
        assertThat(version.find()).as(said).isTrue();
        return version.group(1);
    }
}
