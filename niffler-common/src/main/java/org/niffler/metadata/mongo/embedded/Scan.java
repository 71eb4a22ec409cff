package org.niffler.metadata.mongo.embedded;

import de.bwaldvogel.mongo.backend.AbstractCursor;
import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayList;
import java.util.List;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * A query that is carried out piece by piece, as it is asked for more. It reads a bounded part of the file for each piece,
 * for a bounded time, found or not: a piece may be empty though more follow, and other commands are served between two.
 */
final class Scan extends AbstractCursor {

    /** If nobody says how many documents a piece is to have. */
    private static final int USUAL_BATCH = 100;

    /** What it takes to look for a document, as so many of its bytes. */
    private static final int LOOKING = 64;

    /** Some conditions take long to compare. */
    private static final long LONGEST_PIECE_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

    /** What a query makes of documents. */
    interface Condition {

        /** Those that meet it, as they are asked for; no more than a number of them, and reading no further. */
        List<Document> apply(Stream<Document> documents, int most);
    }

    private final Candidates candidates;
    private final WantedFields fields;
    private final Condition condition;
    private int left;
    private boolean finished;

    /**
     * @param fields what the condition gets to see of documents
     * @param limit how many documents to find at most; 0 for all
     */
    Scan(long id, Candidates candidates, WantedFields fields, Condition condition, int limit) {
        super(id);
        this.candidates = candidates;
        this.fields = fields;
        this.condition = condition;
        this.left = limit == 0 ? Integer.MAX_VALUE : limit;
    }

    @Override
    public boolean isEmpty() {
        return finished;
    }

    @Override
    public List<Document> takeDocuments(int number) {
        int most = number == 0 ? USUAL_BATCH : number;
        if (left > most) {
            return take(most);
        }
        // The last batch: who asks for one document does not ask for more.
        List<Document> last = new ArrayList<>();
        while (!finished) {
            last.addAll(take(left));
        }
        return last;
    }

    private List<Document> take(int most) {
        candidates.resume();
        List<Document> found = condition.apply(StreamSupport.stream(new Slice(), false), most);
        left -= left == Integer.MAX_VALUE ? 0 : found.size();
        finished |= left == 0;
        return found;
    }

    /** A bounded part of the candidates. */
    private final class Slice extends Spliterators.AbstractSpliterator<Document> {

        private final long start = System.nanoTime();
        private long bytes;

        Slice() {
            super(Long.MAX_VALUE, Spliterator.ORDERED | Spliterator.NONNULL);
        }

        @Override
        public boolean tryAdvance(Consumer<? super Document> action) {
            while (!isEnough()) {
                byte[] candidate = candidates.next();
                if (candidate == null) {
                    finished = true;
                    return false;
                }
                bytes += candidate.length + LOOKING;
                if (candidate.length > 0) {
                    action.accept(fields.decode(candidate));
                    return true;
                }
            }
            return false;
        }

        /** One at least is looked at, however slow the machine. */
        private boolean isEnough() {
            return bytes >= IndexedDocuments.SLICE_BYTES
                    || bytes > 0 && System.nanoTime() - start > LONGEST_PIECE_NANOS;
        }
    }
}
