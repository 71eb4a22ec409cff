package org.niffler.metadata.mongo.embedded;

import java.nio.ByteBuffer;
import org.h2.mvstore.WriteBuffer;
import org.h2.mvstore.type.BasicDataType;

/** Of a map that is a set: all is in the keys. */
final class NoValueType extends BasicDataType<Boolean> {

    static final NoValueType INSTANCE = new NoValueType();

    private NoValueType() {}

    @Override
    public int getMemory(Boolean value) {
        return 0;
    }

    @Override
    public Boolean[] createStorage(int size) {
        return new Boolean[size];
    }

    @Override
    public void write(WriteBuffer buffer, Boolean value) {
        // There is nothing to write.
    }

    @Override
    public Boolean read(ByteBuffer buffer) {
        return Boolean.TRUE;
    }
}
