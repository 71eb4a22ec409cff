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
import java.util.stream.IntStream;

/**
 * Which fields of a document a query looks at and tells: the others are passed over, as most are when one of a million
 * documents is wanted.
 */
final class WantedFields {

    private static final String ID = "_id";

    // BSON (bsonspec.org, version 1.1): a length of four bytes, the fields, and a zero.
    private static final int LENGTH_BYTES = 4;
    private static final byte END = 0;

    private record Name(byte[] bytes, String text) {}

    /** By the number of their bytes. Empty if all fields are wanted. */
    private final Optional<Name[][]> names;

    private WantedFields(Optional<Name[][]> names) {
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
        List<Name> wanted = paths.stream()
                .map(path -> path.split("\\.", 2)[0])
                .distinct()
                .map(name -> new Name(name.getBytes(StandardCharsets.UTF_8), name))
                .toList();
        int longest =
                wanted.stream().mapToInt(name -> name.bytes().length).max().orElse(0);
        return new WantedFields(Optional.of(IntStream.rangeClosed(0, longest)
                .mapToObj(length -> wanted.stream()
                        .filter(name -> name.bytes().length == length)
                        .toArray(Name[]::new))
                .toArray(Name[][]::new)));
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
            int value = BsonLength.behindText(bson, at + 1);
            String name = wanted(bson, at + 1, value - 1);
            if (name == null) {
                at = value + BsonLength.ofValue(type, bson, value);
            } else {
                buffer.readerIndex(value);
                document.put(name, BsonDecoder.decodeValue(type, buffer));
                at = buffer.readerIndex();
            }
        }
        return document;
    }

    /** The name between two bytes; null if it is not wanted. The same object each time, whose hash is known. */
    private String wanted(byte[] bson, int from, int to) {
        Name[][] byLength = names.orElseThrow();
        if (to - from < byLength.length) {
            for (Name name : byLength[to - from]) {
                if (Arrays.equals(bson, from, to, name.bytes(), 0, name.bytes().length)) {
                    return name.text();
                }
            }
        }
        return null;
    }
}
