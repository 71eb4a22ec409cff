package org.niffler.png.table;

import java.nio.file.Path;

/**
 * Where the tables go. All but metadata name source files, so they are closed to other users.
 *
 * @param metadata a row per DICOM object
 * @param mapping source file to picture
 * @param failures the files that could not be converted
 * @param heldBack the files whose pixels may show identity
 * @param work a state folder; temporary files of about the spools' size are sorted there
 */
public record TablePaths(Path metadata, Path mapping, Path failures, Path heldBack, Path work) {}
