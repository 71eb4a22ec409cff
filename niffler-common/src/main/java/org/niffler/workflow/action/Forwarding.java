package org.niffler.workflow.action;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.niffler.dicom.AeAddress;

/** Sends DICOM files on. May be used by several threads. */
public interface Forwarding {

    /**
     * Sends all DICOM files of a folder, at any depth, and returns when the destination has acknowledged each of them, or
     * one cannot be sent.
     *
     * @throws IOException if a file cannot be read
     * @throws InterruptedException if the thread is interrupted
     */
    ActionEnd forward(AeAddress destination, Path folder, Duration timeout) throws IOException, InterruptedException;
}
