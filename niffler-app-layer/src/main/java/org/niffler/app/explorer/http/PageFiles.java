package org.niffler.app.explorer.http;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * The page, its scripts and styles, and the libraries that they use: files of the class path, and only those whose names are
 * beyond doubt. May be used by several threads.
 */
final class PageFiles {

    /** Where the page is in the class path. */
    static final String PAGE = "/org/niffler/app/explorer/page/";

    /** A path without anything that leads elsewhere or is written in another way: no dots in a row, no percent, no backslash. */
    private static final Pattern NAME =
            Pattern.compile("[A-Za-z0-9_-]+(/[A-Za-z0-9_-]+)*(\\.[A-Za-z0-9_-]+)*\\.[a-z0-9]+");

    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "svg", "image/svg+xml",
            "png", "image/png",
            "ico", "image/x-icon");

    /** What of the libraries is served: the folder of the address, where the library tells its version, and which files. */
    private static final Library LIT = new Library("lit-html", "org.webjars.npm", "(directives/)?[a-z-]+\\.js");

    private static final Library CHARTS = new Library("echarts", "org.webjars", "echarts\\.min\\.js");

    private final String folder;
    private final Map<String, Optional<File>> read = new ConcurrentHashMap<>();

    private record Library(String name, String group, String files) {

        Optional<String> resource(String file) {
            return file.matches(files)
                    ? Optional.of("/META-INF/resources/webjars/" + name + "/" + version() + "/" + file)
                    : Optional.empty();
        }

        /** So that our own addresses need not tell it. */
        private String version() {
            String place = "/META-INF/maven/" + group + "/" + name + "/pom.properties";
            try (InputStream stream = PageFiles.class.getResourceAsStream(place)) {
                Properties properties = new Properties();
                if (stream != null) {
                    properties.load(stream);
                }
                return properties.getProperty("version", "");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private record File(String type, String tag, byte[] content) {}

    /** @param folder of the class path, with the page */
    PageFiles(String folder) {
        this.folder = folder;
    }

    void addTo(RoutesConfig routes) {
        routes.get("/", context -> answer(context, Optional.of(folder + "index.html")));
        routes.get("/page/<file>", context -> answer(context, page(context.path())));
        routes.get("/webjars/<file>", context -> answer(context, library(context.path())));
    }

    private Optional<String> page(String path) {
        String name = path.substring("/page/".length());
        return NAME.matcher(name).matches() ? Optional.of(folder + name) : Optional.empty();
    }

    private static Optional<String> library(String path) {
        String name = path.substring("/webjars/".length());
        for (Library library : new Library[] {LIT, CHARTS}) {
            if (name.startsWith(library.name + "/")) {
                return library.resource(name.substring(library.name.length() + 1));
            }
        }
        return Optional.empty();
    }

    private void answer(Context context, Optional<String> resource) {
        // What is not there is not remembered, lest guessed names fill the memory.
        Optional<File> file = resource.flatMap(name -> {
            Optional<File> found = read.computeIfAbsent(name, PageFiles::load);
            if (found.isEmpty()) {
                read.remove(name);
            }
            return found;
        });
        if (file.isEmpty()) {
            throw new Refusal(Refusal.Kind.NOT_FOUND, "There is nothing here.");
        }
        context.header("Cache-Control", "no-cache").header("ETag", file.get().tag);
        if (isKnown(context.header("If-None-Match"), file.get().tag)) {
            context.status(HttpStatus.NOT_MODIFIED);
        } else {
            context.contentType(file.get().type).result(file.get().content);
        }
    }

    private static boolean isKnown(String tags, String tag) {
        if (tags != null) {
            for (String known : tags.split(",")) {
                if (known.strip().equals(tag)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static Optional<File> load(String resource) {
        String type = TYPES.get(resource.substring(resource.lastIndexOf('.') + 1));
        try (InputStream stream = type == null ? null : PageFiles.class.getResourceAsStream(resource)) {
            if (stream == null) {
                return Optional.empty();
            }
            byte[] content = stream.readAllBytes();
            // Weak, as the same content may be sent compressed (RFC 9110 8.8.1).
            return Optional.of(new File(type, "W/\"" + digest(content) + "\"", content));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String digest(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content), 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java has it
        }
    }
}
