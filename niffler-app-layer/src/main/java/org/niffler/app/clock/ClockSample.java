package org.niffler.app.clock;

import java.time.Instant;
import java.time.LocalDateTime;

/**
 * An ORIGINAL series, when its scanner says that it was acquired, and when it arrived.
 *
 * @param study the StudyInstanceUID, or the UID in its place
 * @param scanner its DeviceSerialNumber
 * @param acquired by the clock of the scanner
 * @param received by our clock
 */
public record ClockSample(
        String study,
        String modality,
        String scanner,
        String manufacturer,
        String model,
        LocalDateTime acquired,
        Instant received) {}
