package org.niffler.app.browser;

import java.util.ArrayList;
import java.util.List;
import org.openqa.selenium.JavascriptExecutor;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.remote.RemoteWebDriver;

/** A viewer without a mouse. */
public final class Keyboard {

    private static final int MOST_STOPS = 300;

    /** In an element that has the focus; after that of the whole page the browser's own bars come. */
    private static final String STOP = """
            const element = document.activeElement;
            if (!element || element === document.body) { return null; }
            if (element.dataset.stop) { return 'again'; }
            element.dataset.stop = '1';
            const style = getComputedStyle(element);
            const outlined = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0;
            return (outlined || style.boxShadow !== 'none' ? 'visible ' : 'invisible ') + element.tagName.toLowerCase();
            """;

    private static final String FORGET =
            "document.querySelectorAll('[data-stop]').forEach(element => element.removeAttribute('data-stop'))";

    /**
     * Where the focus stays when Tab is pressed.
     *
     * @param visible whether it is seen where it is
     */
    public record Stop(String element, String name, boolean visible) {}

    private final RemoteWebDriver driver;

    Keyboard(RemoteWebDriver driver) {
        this.driver = driver;
    }

    public Keyboard press(Keys... keys) {
        new Actions(driver).sendKeys(keys).perform();
        return this;
    }

    /** With another key held down. */
    public Keyboard pressWith(Keys held, CharSequence key) {
        new Actions(driver).keyDown(held).sendKeys(key).keyUp(held).perform();
        return this;
    }

    /** Where the focus is. */
    public Keyboard type(String text) {
        new Actions(driver).sendKeys(text).perform();
        return this;
    }

    /** In the place of what is there. */
    public Keyboard overwrite(String text) {
        return pressWith(Keys.CONTROL, "a").type(text);
    }

    /**
     * Presses Tab until the focus is there.
     *
     * @throws AssertionError if it never comes there; with where it was
     */
    public Keyboard tabTo(Control control) {
        List<String> met = new ArrayList<>();
        for (int i = 0; i < MOST_STOPS; i++) {
            press(Keys.TAB);
            WebElement focused = driver.switchTo().activeElement();
            String name = focused.getAccessibleName();
            if (matches(focused, control.selector()) && control.isNamed(name)) {
                return this;
            }
            String stop = focused.getTagName() + " \"" + name.strip() + "\"";
            if (focused.getTagName().equals("body") && met.contains(stop)) {
                break;
            }
            met.add(stop);
        }
        throw new AssertionError("Tab never comes to the " + control + ", but to:\n" + String.join("\n", met));
    }

    /** Presses Tab from the beginning of the page to its end; each stop, in order. */
    public List<Stop> walk() {
        List<Stop> stops = new ArrayList<>();
        JavascriptExecutor page = driver;
        page.executeScript(FORGET + "; document.activeElement.blur(); window.scrollTo(0, 0)");
        for (int i = 0; i < MOST_STOPS; i++) {
            press(Keys.TAB);
            String stop = (String) page.executeScript(STOP);
            if (stop == null && stops.isEmpty()) {
                continue;
            }
            if (stop == null || stop.equals("again")) {
                page.executeScript(FORGET);
                return stops;
            }
            String name = driver.switchTo().activeElement().getAccessibleName();
            stops.add(new Stop(stop.substring(stop.indexOf(' ') + 1), name.strip(), stop.startsWith("visible")));
        }
        throw new AssertionError("Tab does not come to the end of the page: " + stops);
    }

    private boolean matches(WebElement element, String selector) {
        return Boolean.TRUE.equals(
                driver.executeScript("return arguments[0].matches(arguments[1])", element, selector));
    }
}
