package org.niffler.bench.png;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.aoju.bus.image.Tag;
import org.niffler.bench.images.Folders;
import org.niffler.bench.jar.FileByFile;
import org.niffler.testkit.fixture.DcmFiles;
import org.niffler.testkit.process.ProcessFailed;

/** Makes the files of a set, compressed by programs that are not ours. */
final class InputMaker {

    private final ImageSet set;

    InputMaker(ImageSet set) {
        this.set = set;
    }

    /**
     * Makes them.
     *
     * @param folder is there, and gets a folder of its own with the files in it
     * @throws ProcessFailed if the program that compresses is missing or fails
     */
    Input makeIn(Path folder, int images) throws IOException, InterruptedException {
        Path input = Files.createDirectory(folder.resolve("input"));
        List<Path> files = new ArrayList<>();
        for (int number = 1; number <= images; number++) {
            files.add(write(input, number));
        }
        if (!set.encoder().isEmpty()) {
            files = compress(files, folder, input);
        }
        for (Path file : files) {
            requireTransferSyntax(file);
        }
        return new Input(set.label(), input, files, Optional.of(set));
    }

    private Path write(Path input, int number) throws IOException {
        Path file = set.image(number).writeTo(input).instances().get(0).file();
        return Files.move(file, input.resolve(String.format("%05d.dcm", number)));
    }

    private List<Path> compress(List<Path> files, Path folder, Path input) throws IOException, InterruptedException {
        Path uncompressed = Files.move(input, folder.resolve("uncompressed"));
        Files.createDirectory(input);
        List<FileByFile.Step> steps = files.stream()
                .map(Path::getFileName)
                .map(name -> new FileByFile.Step(uncompressed.resolve(name), input.resolve(name)))
                .toList();
        new FileByFile(set.encoder(), Runtime.getRuntime().availableProcessors()).run(steps, folder);
        Folders.delete(uncompressed);
        return files;
    }

    private void requireTransferSyntax(Path file) {
        String found = DcmFiles.metaInformation(file).getString(Tag.TransferSyntaxUID);
        if (!set.transferSyntaxUid().equals(found)) {
            throw new ProcessFailed(file.getFileName() + " has the transfer syntax " + found + ", not "
                    + set.transferSyntaxUid() + ", after " + String.join(" ", set.encoder()));
        }
    }
}
