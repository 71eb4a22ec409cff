package org.niffler.app.explorer.http;

import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.jetty.http.HttpFields;

/** What every answer tells the browser to refuse. */
final class SecurityHeaders {

    /** Only what comes from here, and no script or style within the page; pictures may be made by its scripts. */
    private static final String CONTENT =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:"
                    + " data:; connect-src 'self'; font-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private final Map<String, String> headers = new LinkedHashMap<>();

    SecurityHeaders(boolean tls) {
        headers.put("Content-Security-Policy", CONTENT);
        headers.put("X-Content-Type-Options", "nosniff");
        headers.put("X-Frame-Options", "DENY");
        headers.put("Referrer-Policy", "no-referrer");
        headers.put("Cross-Origin-Opener-Policy", "same-origin");
        headers.put("Cross-Origin-Resource-Policy", "same-origin");
        headers.put(
                "Permissions-Policy",
                "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()");
        headers.put("Cache-Control", "no-store"); // unless a handler knows better
        if (tls) {
            headers.put("Strict-Transport-Security", "max-age=31536000");
        }
    }

    void addTo(HttpFields.Mutable fields) {
        headers.forEach(fields::put);
    }
}
