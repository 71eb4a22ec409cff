package org.niffler.app.browser;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * How a viewer sees the page.
 *
 * @param width of the window's inside, in CSS pixels
 * @param theme what the viewer's system prefers
 * @param still whether the viewer wants nothing to move
 */
public record Look(int width, int height, Theme theme, boolean still) {

    /** What {@code prefers-color-scheme} says. */
    public enum Theme {
        LIGHT,
        DARK;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Widths of which pictures are taken: the narrowest telephone, a laptop, a wide screen. */
    public static final List<Integer> WIDTHS = List.of(360, 1280, 2560);

    private static final int TALL = 800;

    /** A laptop by day. */
    public static Look laptop() {
        return new Look(1280, TALL, Theme.LIGHT, true);
    }

    /** Every width in both themes. */
    public static List<Look> all() {
        return WIDTHS.stream()
                .flatMap(width -> List.of(Theme.values()).stream().map(theme -> new Look(width, TALL, theme, true)))
                .toList();
    }

    public Look width(int other) {
        return new Look(other, height, theme, still);
    }

    public Look theme(Theme other) {
        return new Look(width, height, other, still);
    }

    public Look moving() {
        return new Look(width, height, theme, false);
    }

    /** For {@code Emulation.setDeviceMetricsOverride}. */
    Map<String, Object> metrics() {
        return Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false);
    }

    /** For {@code Emulation.setEmulatedMedia}. */
    Map<String, Object> media() {
        return Map.of(
                "features",
                List.of(
                        Map.of("name", "prefers-color-scheme", "value", theme.toString()),
                        Map.of("name", "prefers-reduced-motion", "value", still ? "reduce" : "no-preference")));
    }

    @Override
    public String toString() {
        return width + "-" + theme;
    }
}
