package org.niffler.app.browser;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.logging.Level;
import java.util.regex.Pattern;
import org.openqa.selenium.WebDriver;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** What the browser noted: complaints on its console, and what was asked of whom. */
final class BrowserLog {

    private static final Set<String> NO_REQUESTS = Set.of("data", "blob", "about", "chrome");

    private final WebDriver driver;
    private final ObjectMapper json = new ObjectMapper();
    private final List<String> complaints = new ArrayList<>();
    private final List<URI> requests = new ArrayList<>();
    private final List<Pattern> expected = new ArrayList<>();

    BrowserLog(WebDriver driver) {
        this.driver = driver;
    }

    /** What the browser must be started with. */
    static LoggingPreferences preferences() {
        LoggingPreferences preferences = new LoggingPreferences();
        preferences.enable(LogType.BROWSER, Level.ALL);
        preferences.enable(LogType.PERFORMANCE, Level.ALL);
        return preferences;
    }

    /** No complaint from now on: where a test makes requests fail, the console says so. */
    void expect(String regex) {
        expected.add(Pattern.compile(regex, Pattern.DOTALL));
    }

    /** Errors and warnings, exceptions that nothing caught, and violations of the Content Security Policy; each once. */
    List<String> takeComplaints() {
        for (LogEntry entry : driver.manage().logs().get(LogType.BROWSER)) {
            boolean known = expected.stream()
                    .anyMatch(pattern -> pattern.matcher(entry.getMessage()).find());
            if (entry.getLevel().intValue() >= Level.WARNING.intValue() && !known) {
                complaints.add(entry.getLevel() + " " + entry.getMessage());
            }
        }
        List<String> taken = List.copyOf(complaints);
        complaints.clear();
        return taken;
    }

    /** Requests since they were last taken, also those that got no answer. */
    List<URI> takeRequests() {
        for (LogEntry entry : driver.manage().logs().get(LogType.PERFORMANCE)) {
            JsonNode message = parse(entry.getMessage()).at("/message");
            switch (message.at("/method").asText()) {
                case "Network.requestWillBeSent" -> note(message.at("/params/request/url"));
                case "Network.webSocketCreated", "Network.webTransportCreated" -> note(message.at("/params/url"));
                default -> {}
            }
        }
        List<URI> taken = List.copyOf(requests);
        requests.clear();
        return taken;
    }

    private void note(JsonNode url) {
        // What comes after it may be no URI by Java's rules; only where it goes is of interest.
        URI request =
                URI.create(url.asText().replaceAll("[?#].*", "").replaceAll("[^\\x21-\\x7e]|[\"<>\\\\^`{|}]", "_"));
        if (!NO_REQUESTS.contains(request.getScheme())) {
            requests.add(request);
        }
    }

    private JsonNode parse(String message) {
        try {
            return json.readTree(message);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("Chromium's log cannot be read", e);
        }
    }
}
