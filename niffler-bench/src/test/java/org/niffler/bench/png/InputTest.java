package org.niffler.bench.png;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.niffler.testkit.process.ProcessFailed;

class InputTest {

    @TempDir
    private Path folder;

    @Test
    void takesTheUsersOwnFilesInOrderAndASampleFromAllOfThem() throws IOException {
        for (String name : new String[] {"4", "1", "3", "2", ".hidden"}) {
            Files.writeString(folder.resolve(name), name);
        }

        Input input = Input.own(folder);

        assertThat(input.files())
                .extracting(file -> file.getFileName().toString())
                .containsExactly("1", "2", "3", "4");
        assertThat(input.sample(2))
                .extracting(file -> file.getFileName().toString())
                .containsExactly("1", "3");
        assertThat(input.sample(9)).isEqualTo(input.files());
        assertThat(input.bytes()).isEqualTo(4);
    }

    @Test
    void saysThatAFolderIsEmpty() {
        assertThatThrownBy(() -> Input.own(folder))
                .isInstanceOf(ProcessFailed.class)
                .hasMessage("no file is in " + folder);
    }
}
