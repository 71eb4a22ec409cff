package org.niffler.app.explorer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.niffler.app.browser.Control.table;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.niffler.app.browser.Browser;
import org.openqa.selenium.By;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;

/** What the explorer's page shows, as a viewer would say it. */
record Page(Browser browser) {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** The description that goes with a term: a count of the cohort, a fact of a study. */
    private static final String DESCRIPTION = """
            const term = [...document.querySelectorAll('dt')].find(each => each.textContent.trim() === arguments[0]);
            return term ? term.nextElementSibling.textContent.trim() : '';
            """;

    private static final String INJECTED = """
            return [...document.querySelectorAll('script:not([src]), [onerror], [onload], img[src="x"], iframe, object, embed')]
                .map(each => each.outerHTML.slice(0, 200));
            """;

    /** Waits until what goes with a term is this, but for the form of numbers. */
    void awaitFact(String term, Object value) {
        until(() -> assertThat(number(term)).as(term).isEqualTo(value.toString()));
    }

    /** A fact that is a number, without what is between its thousands. */
    String number(String term) {
        return fact(term).replaceAll("(?<=\\d)[\\s,\\u2009\\u202f](?=\\d)", "");
    }

    /** The lines for a shell in a group of this name. */
    List<String> commands(String group) {
        return browser.driver().findElements(By.cssSelector("[role=group] .command pre")).stream()
                .filter(line -> line.findElement(By.xpath("ancestor::*[@role='group'][1]"))
                        .getAccessibleName()
                        .equals(group))
                .map(line -> line.getDomProperty("textContent"))
                .toList();
    }

    String fact(String term) {
        return (String) browser.script(DESCRIPTION, term);
    }

    /** The rows of a table that is seen, each with its cells' texts; without the head. */
    List<List<String>> rows(String caption) {
        WebElement found = browser.find(table(caption));
        return found.findElements(By.cssSelector("tbody tr")).stream()
                .map(row -> row.findElements(By.cssSelector("th,td")).stream()
                        .map(cell -> cell.getText().strip())
                        .toList())
                .toList();
    }

    /** What the address says after its parameter's name. */
    String parameter(String name) {
        String fragment = browser.address().getRawFragment();
        String query = fragment.contains("?") ? fragment.substring(fragment.indexOf('?') + 1) : "";
        for (String each : query.split("&")) {
            if (each.startsWith(name + "=")) {
                return URLDecoder.decode(each.substring(name.length() + 1), StandardCharsets.UTF_8);
            }
        }
        return "";
    }

    /** Markup that is none of the page's. */
    List<?> injected() {
        return (List<?>) browser.script(INJECTED);
    }

    /** Waits until nothing is awaited any more. */
    Page ready() {
        until(() -> assertThat((Boolean) browser.script("return document.querySelector('main h1') !== null"
                        + " && document.querySelector('[aria-busy=true]') === null"))
                .as("the view is complete")
                .isTrue());
        return this;
    }

    static void until(Runnable assertion) {
        await().atMost(PATIENCE)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(50))
                .ignoreException(StaleElementReferenceException.class)
                .untilAsserted(assertion::run);
    }
}
