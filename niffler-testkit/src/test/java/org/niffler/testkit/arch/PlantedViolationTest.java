package org.niffler.testkit.arch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every rule catches the violation planted for it, and lets through what it allows. */
class PlantedViolationTest {

    @TempDir
    private Path folder;

    private PlantedCode code;

    @BeforeEach
    void plantNothingYet() throws IOException {
        code = new PlantedCode(folder)
                .add("org.aoju.bus.image", "Toolkit", "public class Toolkit {}")
                .add("org.opencv.core", "Mat", "public class Mat {}")
                .add("com.mongodb.client", "Driver", "public class Driver {}")
                .add("io.javalin", "Http", "public class Http {}")
                .add("org.eclipse.jetty.server", "Server", "public class Server {}")
                .add("io.micrometer.core", "Meter", "public class Meter {}")
                .add("com.cronutils.model", "Cron", "public class Cron {}")
                .add("org.bson", "Bson", "public class Bson {}")
                .add("de.bwaldvogel.mongo", "Server", "public class Server {}")
                .add("org.h2.mvstore", "Store", "public class Store {}")
                .add("io.netty.channel", "Channel", "public class Channel {}")
                .add("picocli", "Cli", "public class Cli {}");
    }

    @Test
    void objectsToNothingInAnInnocentClass() throws IOException {
        code.add("org.niffler.csv", "Rows", "class Rows { static final int LIMIT = 1; }");

        assertThat(code.violations()).isEmpty();
    }

    @Test
    void catchesTwoPackagesThatNeedEachOther() throws IOException {
        code.add("org.niffler.cold.report", "A", "public class A { org.niffler.cold.retrieve.B b; }")
                .add("org.niffler.cold.retrieve", "B", "public class B { org.niffler.cold.report.A a; }");

        assertThat(code.violations()).singleElement().asString().contains("free of cycles", "Cycle detected");
    }

    @ParameterizedTest
    @CsvSource({
        "org.aoju.bus.image.Toolkit, org.niffler.png.convert, org.niffler.dicom.file",
        "org.opencv.core.Mat,        org.niffler.png.convert, org.niffler.png.codec",
        "com.mongodb.client.Driver,  org.niffler.metadata,    org.niffler.metadata.mongo",
        "com.mongodb.client.Driver,  org.niffler.meta.extract, org.niffler.bench.service",
        "picocli.Cli,                org.niffler.cold.retrieve, org.niffler.cold.cli",
        "org.bson.Bson,              org.niffler.metadata,    org.niffler.metadata.mongo",
        "de.bwaldvogel.mongo.Server, org.niffler.meta.state,  org.niffler.metadata.mongo.embedded",
        "org.h2.mvstore.Store,       org.niffler.meta.state,  org.niffler.metadata.mongo.embedded",
        "io.netty.channel.Channel,   org.niffler.meta.state,  org.niffler.metadata.mongo.embedded",
        "io.javalin.Http,            org.niffler.meta.extract, org.niffler.meta.operations",
        "io.javalin.Http,            org.niffler.app.report,  org.niffler.app.explorer",
        "org.eclipse.jetty.server.Server, org.niffler.meta.extract, org.niffler.meta.operations",
        "io.micrometer.core.Meter,   org.niffler.meta.extract, org.niffler.meta.operations",
        "com.cronutils.model.Cron,   org.niffler.meta.retention, org.niffler.schedule"
    })
    void keepsALibraryBehindItsFence(String library, String outside, String inside) throws IOException {
        code.add(inside, "Allowed", "class Allowed { %s it; }".formatted(library))
                .add(outside, "Planted", "class Planted { %s it; }".formatted(library));

        assertThat(code.violations())
                .singleElement()
                .asString()
                .contains("Planted.it")
                .doesNotContain("Allowed.it");
    }

    @Test
    void letsMainUsePicocliAndTheStandardStreams() throws IOException {
        code.add(
                "org.niffler.cold",
                "Main",
                "class Main { picocli.Cli cli; void run() { System.out.println(java.time.Clock.systemUTC()); System.exit(1); } }");

        assertThat(code.violations()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "org.niffler.dicom.file,    org.niffler.progress",
        "org.niffler.config,        org.niffler.dicom",
        "org.niffler.text,          org.niffler.config",
        "org.niffler.progress,      org.niffler.config",
        "org.niffler.schedule,      org.niffler.progress",
        "org.niffler.csv,           org.niffler.config",
        "org.niffler.notify,        org.niffler.schedule",
        "org.niffler.metadata,      org.niffler.dicom.net",
        "org.niffler.deid,          org.niffler.metadata",
        "org.niffler.filter,        org.niffler.metadata",
        "org.niffler.workflow,      org.niffler.config",
        "org.niffler.cold.cli,      org.niffler.dicom.net.scu",
        "org.niffler.meta.cli,      org.niffler.metadata.mongo",
        "org.niffler.cold.retrieve, org.niffler.config",
        "org.niffler.meta.extract,  org.niffler.meta.cli",
        "org.niffler.png.image,     org.niffler.csv"
    })
    void keepsAPackageFromImportingAnother(String from, String to) throws IOException {
        code.add(to, "Needed", "public class Needed {}")
                .add(from, "Planted", "class Planted { %s.Needed it; }".formatted(to));

        assertThat(code.violations()).singleElement().asString().contains("Planted.it");
    }

    @ParameterizedTest
    @CsvSource({
        "org.niffler.dicom.net.scu, org.niffler.dicom.file",
        "org.niffler.dicom.net.scp, org.niffler.dicom.file",
        "org.niffler.dicom.net.scp, org.niffler.dicom.net.scu"
    })
    void keepsTheNetworkServicesToAssociationsAndValues(String from, String to) throws IOException {
        code.add(to, "Needed", "public class Needed {}")
                .add("org.niffler.dicom.net", "Pool", "public class Pool {}")
                .add(from, "Planted", "class Planted { %s.Needed it; org.niffler.dicom.net.Pool pool; }".formatted(to));

        assertThat(code.violations())
                .singleElement()
                .asString()
                .contains("Planted.it")
                .doesNotContain("Planted.pool");
    }

    @ParameterizedTest
    @CsvSource({
        "org.niffler.workflow,           org.niffler.dicom.file",
        "org.niffler.metadata.mongo,     org.niffler.metadata",
        "org.niffler.filter,             org.niffler.dicom",
        "org.niffler.cold.retrieve,      org.niffler.dicom.net.scu",
        "org.niffler.cold.retrieve,      org.niffler.cold.verify",
        "org.niffler.cold.verify,        org.niffler.dicom",
        "org.niffler.cold.cli,           org.niffler.config",
        "org.niffler.cold,               org.niffler.metadata.mongo"
    })
    void allowsWhatTheDesignAllows(String from, String to) throws IOException {
        code.add(to, "Needed", "public class Needed {}")
                .add(from, "User", "class User { %s.Needed it; }".formatted(to));

        assertThat(code.violations()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "java.nio.file.Path",
        "java.io.File",
        "java.net.Socket",
        "java.util.concurrent.Executor",
        "java.time.Clock",
        "Thread"
    })
    void keepsComputationPure(String type) throws IOException {
        code.add("org.niffler.cold.verify", "Planted", "class Planted { %s it; }".formatted(type));

        assertThat(code.violations()).singleElement().asString().contains("no files, sockets, threads or clock");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "System.out.println()                                        | standard stream",
                "System.err.println()                                        | standard stream",
                "System.exit(1)                                              | standard stream",
                "Runtime.getRuntime().halt(1)                                | standard stream",
                "new Exception().printStackTrace()                           | standard stream",
                "java.time.Instant.now()                                     | without a Clock",
                "java.time.LocalDate.now()                                   | without a Clock",
                "java.time.ZonedDateTime.now(java.time.ZoneOffset.UTC)       | without a Clock",
                "System.currentTimeMillis()                                  | without a Clock",
                "new java.util.Date()                                        | without a Clock",
                "java.util.stream.Stream.generate(java.time.Instant::now)    | without a Clock",
                "java.time.Clock.systemUTC()                                 | system Clock",
                "Thread.sleep(1)                                             | sleeps",
                "java.util.concurrent.TimeUnit.SECONDS.sleep(1)              | sleeps"
            })
    void catchesACall(String call, String rule) throws IOException {
        code.add(
                "org.niffler.progress",
                "Planted",
                "class Planted { void go() throws Exception { %s; } }".formatted(call));

        assertThat(code.violations()).singleElement().asString().contains(rule, "Planted.go()");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "org.niffler.progress | java.time.Instant.now(java.time.Clock.fixed(java.time.Instant.EPOCH, java.time.ZoneOffset.UTC))",
                "org.niffler.progress | System.nanoTime()",
                "org.niffler.progress | new java.util.Date(0)",
                "org.niffler.schedule | Thread.sleep(1)",
                "org.niffler.cli      | System.out.println()",
                "org.niffler.cold.cli | System.err.println()"
            })
    void allowsACall(String place, String call) throws IOException {
        code.add(place, "User", "class User { void go() throws Exception { %s; } }".formatted(call));

        assertThat(code.violations()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "static int count;                                                     | static",
                "static final java.util.concurrent.atomic.AtomicInteger COUNT = null;  | objects change",
                "static final java.util.HashMap<String, String> CACHE = null;          | objects change",
                "static final java.text.SimpleDateFormat FORMAT = null;                | objects change",
                "static final ThreadLocal<String> CURRENT = null;                      | objects change"
            })
    void catchesStaticState(String field, String rule) throws IOException {
        code.add("org.niffler.csv", "Planted", "class Planted { %s }".formatted(field));

        assertThat(code.violations()).singleElement().asString().contains(rule, "Planted");
    }

    @Test
    void allowsConstants() throws IOException {
        code.add(
                "org.niffler.csv",
                "User",
                "enum User { A; static final java.util.Map<String, String> NAMES = java.util.Map.of(); static final int N = 1; }");

        assertThat(code.violations()).isEmpty();
    }
}
