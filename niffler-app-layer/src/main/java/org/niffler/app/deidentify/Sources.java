package org.niffler.app.deidentify;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.niffler.png.convert.InputFile;
import org.niffler.png.convert.InputTree;

/** The files of an input, which is one file or a folder. */
final class Sources {

    private Sources() {}

    /** @param unreadable told of each folder that cannot be read */
    static Iterable<InputFile> of(Path input, Consumer<InputFile> unreadable) {
        if (Files.isDirectory(input)) {
            return new InputTree(input, InputTree.ANY_DEPTH, input.resolve(".niffler"), unreadable);
        }
        return List.of(new InputFile(input, input.getFileName().toString()));
    }

    static long count(Path input) {
        long count = 0;
        for (InputFile file : of(input, folder -> {})) {
            count += file == null ? 0 : 1;
        }
        return count;
    }
}
