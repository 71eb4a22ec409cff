package org.niffler.png.convert;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.niffler.png.table.PrivateFiles;

/** Makes the folders of the output; what identifies patients is closed to other users. */
final class OutputFolders {

    private OutputFolders() {}

    static void make(Path output, Path state) throws OutputException {
        try {
            Files.createDirectories(output);
            Path probe = Files.createTempFile(output, ".probe", null);
            Files.delete(probe);
            PrivateFiles.folder(state.getParent());
        } catch (IOException e) {
            throw new OutputException(
                    "The output folder " + output + " cannot be written: " + e + ". Check its owner and its disk.", e);
        }
    }
}
