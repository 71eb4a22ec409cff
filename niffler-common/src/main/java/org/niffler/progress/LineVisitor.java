package org.niffler.progress;

import java.io.IOException;

/** Is given the whole lines of a file in their order. */
@FunctionalInterface
public interface LineVisitor {

    /**
     * Takes one line.
     *
     * @param bytes hold the line, without its line end, from offset on; good until this returns
     * @param at where the line begins in the file
     */
    void line(byte[] bytes, int offset, int length, long at) throws IOException;

    /** Is called when so many bytes were read and not one line has ended; may refuse the file. */
    default void noLineYet(int bytes) throws IOException {}
}
