package org.niffler.png.convert;

import java.io.IOException;
import org.niffler.dicom.DataSet;
import org.niffler.png.table.RecordSpool;

/** Names pictures without saying whose they are. Two files never get one name. */
interface PngNames {

    /** The folder of the pictures, in the output folder. */
    String FOLDER = "extracted-images";

    /**
     * The picture's path in the output folder, with {@code /}, without a frame's number and {@code .png}.
     *
     * @param turn the place of the file in the order of the run
     * @throws InterruptedException if the thread is interrupted while it waits for its turn
     */
    String nameOf(long turn, InputFile file, DataSet header) throws InterruptedException;

    /** Says that the file of that turn needs no name, if it has not got one. */
    default void pass(long turn) throws InterruptedException {}

    /**
     * Says that an earlier run has done a file.
     *
     * @throws IOException if its record cannot be read
     */
    default void taken(InputFile file, RecordSpool spool) throws IOException {}
}
