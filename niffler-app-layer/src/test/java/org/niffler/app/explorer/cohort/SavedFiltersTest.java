package org.niffler.app.explorer.cohort;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.niffler.app.explorer.http.Refusal;

class SavedFiltersTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "..",
                "../outside",
                "..\\outside",
                "/etc/outside",
                "a/b",
                "a\0",
                "a\n",
                "~",
                "$HOME",
                "a;b",
                "nul"
            })
    void leadsNowhereElse(String name) throws IOException {
        Path outside = Files.writeString(folder.resolve("outside.cohort"), "Modality = CT");
        SavedFilters filters = new SavedFilters(folder.resolve("filters"));

        assertThatThrownBy(() -> filters.save(name, "Modality = DX"))
                .isInstanceOf(Refusal.class)
                .hasMessageStartingWith("A filter cannot have ");
        assertThatThrownBy(() -> filters.delete(name)).isInstanceOf(Refusal.class);
        assertThat(outside).hasContent("Modality = CT");
        assertThat(folder).isDirectoryContaining(path -> path.equals(outside));
        assertThat(folder.resolve("filters")).doesNotExist();
    }

    @Test
    void leavesNoPartsBehind() throws IOException {
        SavedFilters filters = new SavedFilters(folder);

        filters.save("a", "Modality = DX");
        filters.save("a", "Modality = CT");

        assertThat(folder).isDirectoryContaining("glob:**/a.cohort");
        assertThat(folder.toFile().list()).containsExactly("a.cohort");
        assertThat(filters.all()).extracting(SavedFilters.Saved::text).containsExactly("Modality = CT");
    }
}
