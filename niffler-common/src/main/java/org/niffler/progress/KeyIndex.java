package org.niffler.progress;

import java.util.Arrays;

/**
 * Where the last record of each key stands in a journal, or in another file of records of which none begins at 0. Holds a
 * 64-bit hash and an offset per key (32 to 64 bytes with the free slots) instead of the key, and asks the journal whether
 * a record of the same hash is of the same key, so that answers are exact. Open addressing with linear probing. Not
 * thread-safe.
 */
public final class KeyIndex {

    /** Reads the journal: does the record at an offset have the wanted key? */
    @FunctionalInterface
    public interface KeyCheck<E extends Exception> {
        boolean isAt(long offset) throws E;
    }

    /** No record stands here: the journal's header does. */
    public static final long NONE = 0;

    private long[] hashes = new long[1 << 10];
    private long[] offsets = new long[1 << 10];
    private int size;

    /** A hash of 64 bits; FNV-1a's steps on UTF-16 code units, then mixed so that the low bits depend on all. */
    public static long hash(String key) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < key.length(); i++) {
            hash = (hash ^ key.charAt(i)) * 0x100000001b3L;
        }
        hash ^= hash >>> 32;
        hash *= 0x9e3779b97f4a7c15L;
        return hash ^ (hash >>> 29);
    }

    /** The number of keys. */
    public int size() {
        return size;
    }

    /** The offset of the key's last record, or {@link #NONE}. */
    public <E extends Exception> long find(long hash, KeyCheck<E> key) throws E {
        return offsets[slot(hash, key)];
    }

    /** Notes a record of a key, unless a later one is known. */
    public <E extends Exception> void put(long hash, long offset, KeyCheck<E> key) throws E {
        int slot = slot(hash, key);
        if (offsets[slot] == NONE) {
            size++;
        }
        hashes[slot] = hash;
        offsets[slot] = Math.max(offsets[slot], offset);
        if (size > offsets.length / 2) {
            grow();
        }
    }

    /** The offsets of the last record of each key, in the journal's order. */
    public long[] offsetsInOrder() {
        return Arrays.stream(offsets).filter(offset -> offset != NONE).sorted().toArray();
    }

    private <E extends Exception> int slot(long hash, KeyCheck<E> key) throws E {
        int slot = (int) hash & (offsets.length - 1);
        while (offsets[slot] != NONE && !(hashes[slot] == hash && key.isAt(offsets[slot]))) {
            slot = (slot + 1) & (offsets.length - 1);
        }
        return slot;
    }

    private void grow() {
        long[] oldHashes = hashes;
        long[] oldOffsets = offsets;
        hashes = new long[oldHashes.length * 2];
        offsets = new long[oldOffsets.length * 2];
        for (int i = 0; i < oldOffsets.length; i++) {
            if (oldOffsets[i] != NONE) {
                int slot = slot(oldHashes[i], offset -> false);
                hashes[slot] = oldHashes[i];
                offsets[slot] = oldOffsets[i];
            }
        }
    }
}
