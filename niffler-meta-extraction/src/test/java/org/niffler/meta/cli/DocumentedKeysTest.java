package org.niffler.meta.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.niffler.config.ConfigFile;
import org.niffler.config.Key;
import org.niffler.config.Settings;
import org.niffler.config.SettingsLoader;

/** The documentation and the example that administrators begin with have the keys that there are. */
class DocumentedKeysTest {

    private static final Path REPOSITORY = Path.of("..");

    static Stream<Key<?>> keys() {
        return MetaKeys.SCHEMA.keys().stream();
    }

    @ParameterizedTest
    @MethodSource("keys")
    void hasARowForEachKeyWithItsDefault(Key<?> key) throws IOException {
        List<String> rows = Files.readAllLines(REPOSITORY.resolve("docs/meta-extraction.md")).stream()
                .filter(line -> line.startsWith("| ") && cell(line, 1).matches("(.*\\W)?" + key.name() + "(\\W.*)?"))
                .toList();

        assertThat(rows).as("rows of %s", key).isNotEmpty();
        key.defaultText()
                .ifPresent(value -> assertThat(rows)
                        .as("the default of %s", key)
                        .anyMatch(row -> cell(row, 2).replace("`", "").equals(value)));
    }

    private static String cell(String row, int column) {
        return row.split("\\|", -1)[column].strip();
    }

    @Test
    void understandsTheExampleOfSystemJson() {
        Settings settings = new SettingsLoader(MetaKeys.SCHEMA)
                .file(ConfigFile.SYSTEM, REPOSITORY.resolve("config/meta-extraction/system.json"), "--config FILE")
                .load();

        assertThat(settings.get(MetaKeys.QUERY_AET).port()).isEqualTo(4242);
    }
}
