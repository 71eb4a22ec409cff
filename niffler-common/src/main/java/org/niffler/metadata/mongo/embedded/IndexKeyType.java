package org.niffler.metadata.mongo.embedded;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.WriteBuffer;
import org.h2.mvstore.type.BasicDataType;

/** Writes the keys of a page without what each has in common with the one before: most of a UID, or of a date. */
final class IndexKeyType extends BasicDataType<String> {

    static final IndexKeyType INSTANCE = new IndexKeyType();

    // Of a string and its array, where the characters have one byte.
    private static final int BYTES_AROUND = 48;

    private IndexKeyType() {}

    @Override
    public int compare(String one, String other) {
        return one.compareTo(other);
    }

    @Override
    public int getMemory(String key) {
        return BYTES_AROUND + key.length();
    }

    @Override
    public String[] createStorage(int size) {
        return new String[size];
    }

    @Override
    public void write(WriteBuffer buffer, String key) {
        writeAfter(new char[0], key.toCharArray(), key, buffer);
    }

    @Override
    public void write(WriteBuffer buffer, Object storage, int length) {
        char[] previous = {};
        for (int i = 0; i < length; i++) {
            String key = cast(storage)[i];
            char[] characters = key.toCharArray();
            writeAfter(previous, characters, key, buffer);
            previous = characters;
        }
    }

    /** Arrays are compared many times faster than texts, and all keys of a page are whenever one is put there. */
    private static void writeAfter(char[] previous, char[] characters, String key, WriteBuffer buffer) {
        int mismatch = Arrays.mismatch(previous, characters);
        int common = mismatch < 0 ? characters.length : mismatch;
        String rest = key.substring(common);
        buffer.putVarInt(common).putVarInt(rest.length()).putStringData(rest, rest.length());
    }

    @Override
    public String read(ByteBuffer buffer) {
        return readAfter("", buffer);
    }

    @Override
    public void read(ByteBuffer buffer, Object storage, int length) {
        String previous = "";
        for (int i = 0; i < length; i++) {
            previous = readAfter(previous, buffer);
            cast(storage)[i] = previous;
        }
    }

    private static String readAfter(String previous, ByteBuffer buffer) {
        String common = previous.substring(0, DataUtils.readVarInt(buffer));
        return common + DataUtils.readString(buffer);
    }
}
