package org.niffler.app.explorer.http;

/** A request that gets no answer, and what its sender should know: as an error of the API. */
public final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Why. */
    public enum Kind {
        BAD_REQUEST(400),
        LOGIN_NEEDED(401),
        FORBIDDEN(403),
        NOT_FOUND(404),
        /** Somebody ended the query. */
        CANCELLED(409),
        /** It was there, and is not any more. */
        GONE(410),
        /** The image may show who the patient is, or cannot be decoded. */
        UNUSABLE(422),
        TOO_MANY(429),
        /** The store, or the metadata service, is away. */
        UNAVAILABLE(503),
        TIME_LIMIT(504);

        private final int status;

        Kind(int status) {
            this.status = status;
        }

        /** Of HTTP. */
        public int status() {
            return status;
        }
    }

    private final Kind kind;
    private final String hint;

    /**
     * @param message what is wrong; without identity
     * @param hint what to do; empty if there is nothing to say
     */
    public Refusal(Kind kind, String message, String hint) {
        super(message);
        this.kind = kind;
        this.hint = hint;
    }

    /** @param message what is wrong; without identity */
    public Refusal(Kind kind, String message) {
        this(kind, message, "");
    }

    public Kind kind() {
        return kind;
    }

    public String hint() {
        return hint;
    }
}
