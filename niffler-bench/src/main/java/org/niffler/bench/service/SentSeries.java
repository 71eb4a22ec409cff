package org.niffler.bench.service;

import java.util.BitSet;
import org.niffler.bench.images.Replay;

/** A series, and what of it was acknowledged. */
final class SentSeries {

    private static final int SUCCESS = 0;

    private final Replay.Series series;
    private final BitSet acknowledged = new BitSet();
    private int refused;
    private long bytes;

    SentSeries(Replay.Series series) {
        this.series = series;
    }

    synchronized void answered(int index, int length, int status) {
        if (status == SUCCESS) {
            acknowledged.set(index);
            bytes += length;
        } else {
            refused++;
        }
    }

    Replay.Series series() {
        return series;
    }

    synchronized boolean isAcknowledged(int index) {
        return acknowledged.get(index);
    }

    synchronized int acknowledged() {
        return acknowledged.cardinality();
    }

    synchronized int refused() {
        return refused;
    }

    synchronized long bytes() {
        return bytes;
    }
}
