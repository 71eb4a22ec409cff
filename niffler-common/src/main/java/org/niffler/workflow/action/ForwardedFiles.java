package org.niffler.workflow.action;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.niffler.dicom.file.EncodedInstance;
import org.niffler.dicom.file.MalformedDataSetException;
import org.niffler.dicom.file.NotDicomException;

/**
 * The DICOM files of a folder.
 *
 * @param instances in the order of the names of their files
 * @param unusable how many others are DICOM files but so damaged that they cannot be sent
 */
record ForwardedFiles(List<EncodedInstance> instances, int unusable) {

    /** Media Storage Directory Storage: the DICOMDIR of a medium (PS3.10 8.6). */
    private static final String DICOMDIR = "1.2.840.10008.1.3.10";

    ForwardedFiles {
        instances = List.copyOf(instances);
    }

    /** @throws IOException if the folder or a file cannot be read */
    static ForwardedFiles in(Path folder) throws IOException {
        List<EncodedInstance> instances = new ArrayList<>();
        int unusable = 0;
        for (Path file : files(folder)) {
            try {
                EncodedInstance instance = EncodedInstance.of(file);
                if (!instance.sopClassUid().equals(DICOMDIR)) {
                    instances.add(instance);
                }
            } catch (NotDicomException e) {
                continue; // what a folder holds besides: tables, texts
            } catch (MalformedDataSetException e) {
                unusable++;
            }
        }
        return new ForwardedFiles(instances, unusable);
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            return paths.filter(Files::isRegularFile)
                    .filter(path -> !isHidden(folder.relativize(path)))
                    .sorted()
                    .toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static boolean isHidden(Path relative) {
        return StreamSupport.stream(relative.spliterator(), false)
                .anyMatch(name -> name.toString().startsWith("."));
    }

    boolean isEmpty() {
        return size() == 0;
    }

    int size() {
        return instances.size() + unusable;
    }
}
