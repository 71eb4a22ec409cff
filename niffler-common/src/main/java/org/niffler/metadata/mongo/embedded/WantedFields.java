package org.niffler.metadata.mongo.embedded;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.bson.BsonDecoder;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which fields of a document a query looks at and tells: the others are passed over, as most are when one of a million
 * documents is wanted.
 */
final class WantedFields {

    private static final String ID = "_id";

    // BSON (bsonspec.org, version 1.1): a length of four bytes, the fields, and a zero.
    private static final int LENGTH_BYTES = 4;
    private static final byte END = 0;

    /** By the number of their bytes. Empty if all fields are wanted. */
    private final Optional<byte[][][]> names;

    private WantedFields(Optional<byte[][][]> names) {
        this.names = names;
    }

    static WantedFields all() {
        return new WantedFields(Optional.empty());
    }

    /** @param paths of attributes; of those that are nested the outermost is wanted as a whole */
    static WantedFields of(Collection<String> paths) {
        if (paths.stream().anyMatch(path -> path.startsWith(".") || path.contains(".."))) {
            // What the library makes of these, it says in no place.
            return all();
        }
        List<byte[]> wanted = paths.stream()
                .map(path -> path.split("\\.", 2)[0])
                .distinct()
                .map(name -> name.getBytes(StandardCharsets.UTF_8))
                .toList();
        int longest = wanted.stream().mapToInt(name -> name.length).max().orElse(0);
        byte[][][] byLength = new byte[longest + 1][][];
        for (int length = 0; length <= longest; length++) {
            int each = length;
            byLength[length] =
                    wanted.stream().filter(name -> name.length == each).toArray(byte[][]::new);
        }
        return new WantedFields(Optional.of(byLength));
    }

    /** @param projection of the query; null or empty for all fields */
    static WantedFields of(Document query, Document projection) {
        Set<String> paths = new HashSet<>(Set.of(ID));
        return isInclusion(projection) && addAsked(query, paths) && paths.addAll(projection.keySet())
                ? of(paths)
                : all();
    }

    private static boolean isInclusion(Document projection) {
        return projection != null
                && projection.keySet().stream().anyMatch(name -> !name.equals(ID))
                && projection.entrySet().stream()
                        .allMatch(field -> field.getKey().equals(ID) || isTrue(field.getValue()));
    }

    private static boolean isTrue(Object value) {
        return value instanceof Number number && number.doubleValue() != 0 || Boolean.TRUE.equals(value);
    }

    /** @return whether it can tell: expressions may name fields anywhere */
    private static boolean addAsked(Document query, Set<String> paths) {
        for (String name : query.keySet()) {
            if (!name.startsWith("$")) {
                paths.add(name);
            } else if (!Set.of(AskedKeys.AND, AskedKeys.OR, "$nor").contains(name)
                    || !AskedKeys.parts(query, name).stream().allMatch(part -> addAsked(part, paths))) {
                return false;
            }
        }
        return true;
    }

    /** The fields that are wanted, in their order. */
    Document decode(byte[] bson) {
        if (names.isEmpty()) {
            return DocumentMap.decode(bson);
        }
        ByteBuf buffer = Unpooled.wrappedBuffer(bson);
        Document document = new Document();
        int at = LENGTH_BYTES;
        while (bson[at] != END) {
            byte type = bson[at];
            int name = at + 1;
            int value = BsonLength.behindText(bson, name);
            if (isWanted(bson, name, value - 1)) {
                buffer.readerIndex(value);
                document.put(
                        new String(bson, name, value - 1 - name, StandardCharsets.UTF_8),
                        BsonDecoder.decodeValue(type, buffer));
                at = buffer.readerIndex();
            } else {
                at = value + BsonLength.ofValue(type, bson, value);
            }
        }
        return document;
    }

    private boolean isWanted(byte[] bson, int from, int to) {
        byte[][][] byLength = names.orElseThrow();
        if (to - from < byLength.length) {
            for (byte[] name : byLength[to - from]) {
                if (Arrays.equals(bson, from, to, name, 0, name.length)) {
                    return true;
                }
            }
        }
        return false;
    }
}
