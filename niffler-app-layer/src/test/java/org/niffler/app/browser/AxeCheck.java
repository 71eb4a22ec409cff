package org.niffler.app.browser;

import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.results.CheckedNode;
import com.deque.html.axecore.results.Rule;
import com.deque.html.axecore.selenium.AxeBuilder;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.openqa.selenium.WebDriver;

/** What axe-core finds of barriers on a page. */
final class AxeCheck {

    private static final Set<String> GRAVE = Set.of("serious", "critical");

    private AxeCheck() {}

    /** What is serious or critical, with where it is and what would be right. */
    @SuppressWarnings("deprecation") // so that nobody uses it where there are frames
    static List<String> graveFindings(WebDriver driver) {
        return new AxeBuilder()
                        // The page has no frames, for the sake of which another window would be opened at each check.
                        .setLegacyMode()
                        .withOptions(violations())
                        .analyze(driver)
                        .getViolations()
                        .stream()
                        .filter(rule -> GRAVE.contains(rule.getImpact()))
                        .map(AxeCheck::describe)
                        .toList();
    }

    /** Only what is wrong is looked at closely. */
    private static AxeRunOptions violations() {
        AxeRunOptions options = new AxeRunOptions();
        options.setResultTypes(List.of("violations"));
        return options;
    }

    private static String describe(Rule rule) {
        return rule.getImpact() + " " + rule.getId() + ": " + rule.getHelp()
                + rule.getNodes().stream().map(AxeCheck::describe).collect(Collectors.joining());
    }

    private static String describe(CheckedNode node) {
        return "\n  " + node.getTarget() + " " + node.getHtml() + "\n    "
                + String.valueOf(node.getFailureSummary()).replace("\n", "\n    ");
    }
}
