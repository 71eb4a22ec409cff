package org.niffler.metadata.mongo.embedded;

import de.bwaldvogel.mongo.wire.BsonConstants;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** How long values are in BSON (bsonspec.org, version 1.1), to pass over them. */
final class BsonLength {

    private static final int BYTES_4 = 4;
    private static final int BYTES_8 = 8;
    private static final int BYTES_16 = 16;

    private BsonLength() {}

    /**
     * Of a value of a type that the library decodes.
     *
     * @param at where the value begins
     * @throws IllegalArgumentException for another type
     */
    static int ofValue(byte type, byte[] bson, int at) {
        return switch (type) {
            case BsonConstants.TYPE_UNDEFINED,
                    BsonConstants.TYPE_NULL,
                    BsonConstants.TYPE_MIN_KEY,
                    BsonConstants.TYPE_MAX_KEY -> 0;
            case BsonConstants.TYPE_BOOLEAN -> 1;
            case BsonConstants.TYPE_INT32 -> BYTES_4;
            case BsonConstants.TYPE_DOUBLE,
                    BsonConstants.TYPE_UTC_DATETIME,
                    BsonConstants.TYPE_TIMESTAMP,
                    BsonConstants.TYPE_INT64 -> BYTES_8;
            case BsonConstants.TYPE_OBJECT_ID -> BsonConstants.LENGTH_OBJECTID;
            case BsonConstants.TYPE_DECIMAL128 -> BYTES_16;
            case BsonConstants.TYPE_EMBEDDED_DOCUMENT, BsonConstants.TYPE_ARRAY -> number(bson, at);
            case BsonConstants.TYPE_UTF8_STRING, BsonConstants.TYPE_JAVASCRIPT_CODE -> BYTES_4 + number(bson, at);
            case BsonConstants.TYPE_DATA -> BYTES_4 + 1 + number(bson, at);
            case BsonConstants.TYPE_REGEX -> behindText(bson, behindText(bson, at)) - at;
            default -> throw new IllegalArgumentException("unknown type: 0x" + Integer.toHexString(type));
        };
    }

    /** Where that is which follows a text without a length. */
    static int behindText(byte[] bson, int from) {
        int at = from;
        while (bson[at] != 0) {
            at++;
        }
        return at + 1;
    }

    private static int number(byte[] bson, int at) {
        return ByteBuffer.wrap(bson, at, BYTES_4).order(ByteOrder.LITTLE_ENDIAN).getInt();
    }
}
