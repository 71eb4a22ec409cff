package org.niffler.png.codec;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.Optional;

/**
 * Loads the native decoders, which the library's jar carries for each platform, without the library's own loader: that
 * would need two libraries more.
 */
final class NativeLibrary {

    private final String system;
    private final String architecture;

    NativeLibrary(String system, String architecture) {
        this.system = system.toLowerCase(Locale.ROOT);
        this.architecture = architecture.toLowerCase(Locale.ROOT);
    }

    static NativeLibrary ofThisMachine() {
        return new NativeLibrary(System.getProperty("os.name"), System.getProperty("os.arch"));
    }

    /**
     * Unpacks and loads it.
     *
     * @return why it cannot be used; empty if it can
     */
    Optional<String> load() {
        Optional<String> resource = resource();
        if (resource.isEmpty()) {
            return Optional.of(unavailable("there is no native decoder for " + system + " on " + architecture));
        }
        try (InputStream in = NativeLibrary.class.getResourceAsStream(resource.get())) {
            if (in == null) {
                return Optional.of(
                        unavailable("the native decoder " + resource.get() + " is missing from the program"));
            }
            load(in);
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(
                    unavailable("the native decoder cannot be unpacked into the folder for temporary files"));
        } catch (UnsatisfiedLinkError e) {
            return Optional.of(unavailable("the native decoder does not start on this machine"));
        }
    }

    private static String unavailable(String reason) {
        return "JPEG, JPEG-LS and JPEG 2000 cannot be decoded here: " + reason
                + ". Uncompressed, deflated and RLE images can; convert the others on x86-64 Linux, macOS or Windows";
    }

    private Optional<String> resource() {
        if (!architecture.equals("amd64") && !architecture.equals("x86_64")) {
            return Optional.empty();
        }
        if (system.startsWith("linux")) {
            return Optional.of("/lib/linux-x86_64/libopencv_java.so");
        }
        if (system.startsWith("mac")) {
            return Optional.of("/lib/macos-x86_64/libopencv_java.jnilib");
        }
        return system.startsWith("windows") ? Optional.of("/lib/win32-x86_64/opencv_java.dll") : Optional.empty();
    }

    private static void load(InputStream in) throws IOException {
        Path folder = Files.createTempDirectory("niffler-native-");
        Path library = folder.resolve("opencv_java");
        try {
            Files.copy(in, library, StandardCopyOption.REPLACE_EXISTING);
            System.load(library.toString());
        } finally {
            remove(library);
            remove(folder);
        }
    }

    /** A loaded library needs its file no longer, but on Windows, which keeps it locked until the process ends. */
    private static void remove(Path path) {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            path.toFile().deleteOnExit();
        }
    }
}
