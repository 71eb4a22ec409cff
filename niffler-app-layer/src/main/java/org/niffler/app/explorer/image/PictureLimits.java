package org.niffler.app.explorer.image;

import java.time.Duration;
import org.niffler.app.explorer.desk.Memory;

/**
 * What looking at images may cost the process.
 *
 * @param pixels of a frame that is decoded; larger ones are refused
 * @param atOnce how many frames are decoded, or folders read, at a time
 * @param patience how long a request waits for its turn
 * @param pictures that are kept for whoever asks next, in bytes
 * @param instances of series whose headers have been read
 */
public record PictureLimits(long pixels, int atOnce, Duration patience, Memory pictures, Memory instances) {

    private static final long MEGA = 1L << 20;

    private static final Duration REMEMBERED = Duration.ofMinutes(10);

    /**
     * A frame of 100 million pixels takes up to half a gigabyte while it is made a picture; the largest mammograms have a
     * quarter of that.
     */
    public static PictureLimits standard(int processors) {
        return new PictureLimits(
                100_000_000,
                Math.max(2, processors),
                Duration.ofSeconds(20),
                new Memory(REMEMBERED, 64 * MEGA),
                new Memory(REMEMBERED, 100_000));
    }
}
