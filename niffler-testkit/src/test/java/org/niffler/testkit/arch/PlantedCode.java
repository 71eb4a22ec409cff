package org.niffler.testkit.arch;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Sources compiled in a test, for the rules to look at; stand-ins take the place of libraries we do not have. */
final class PlantedCode {

    private final Path folder;
    private final List<Path> sources = new ArrayList<>();

    PlantedCode(Path folder) {
        this.folder = folder;
    }

    /** Adds a class, as in {@code add("org.niffler.csv", "Rows", "class Rows {}")}. */
    PlantedCode add(String packageName, String className, String source) throws IOException {
        Path file = folder.resolve("src").resolve(packageName.replace('.', '/')).resolve(className + ".java");
        Files.createDirectories(file.getParent());
        sources.add(Files.writeString(file, "package " + packageName + "; " + source));
        return this;
    }

    /** Compiles and returns what the rules object to: their names with every violation. */
    List<String> violations() throws IOException {
        JavaClasses classes = new ClassFileImporter().importPath(compiled());
        return NifflerRules.all().stream()
                .map(rule -> report(rule, classes))
                .filter(report -> !report.isEmpty())
                .toList();
    }

    private static String report(ArchRule rule, JavaClasses classes) {
        var result = rule.evaluate(classes);
        return result.hasViolation() ? result.getFailureReport().toString() : "";
    }

    private Path compiled() throws IOException {
        Path classes = Files.createDirectories(folder.resolve("classes"));
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter messages = new StringWriter();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            List<String> options = List.of("-d", classes.toString(), "-proc:none", "-Xlint:none");
            boolean compiled = compiler.getTask(
                            messages, files, null, options, null, files.getJavaFileObjectsFromPaths(sources))
                    .call();
            if (!compiled) {
                throw new IllegalStateException("Planted code does not compile: " + messages);
            }
        }
        return classes;
    }
}
