package org.niffler.testkit.pacs;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * What the PACS does wrong. Every switch may be changed while it runs, and applies to what begins after that.
 */
public final class Faults {

    /** How an association request is answered. */
    enum Admission {
        ACCEPT,
        REJECT_PERMANENTLY,
        REJECT_FOR_NOW
    }

    /** A status that ends a request, with what the PACS says of it. */
    record Failure(int status, String comment) {}

    private volatile Admission admission = Admission.ACCEPT;
    private volatile Optional<Set<String>> knownCallers = Optional.empty();
    private volatile int abortAfter = Integer.MAX_VALUE;
    private volatile Duration delayPerInstance = Duration.ZERO;
    private volatile boolean silent;
    private volatile Set<String> dropped = Set.of();
    private volatile boolean admitsDrops;
    private volatile int miscount;
    private volatile Optional<Failure> findFailure = Optional.empty();
    private volatile Optional<Failure> moveFailure = Optional.empty();
    private volatile boolean withoutCounts;
    private volatile Optional<Duration> answersFirst = Optional.empty();
    private volatile boolean sendsTwice;
    private volatile Optional<String> sendsAlso = Optional.empty();
    private volatile boolean withholdsPending;

    /** Rejects every association, for good. */
    public void rejectAssociationsPermanently() {
        admission = Admission.REJECT_PERMANENTLY;
    }

    /** Rejects every association with "temporary congestion". */
    public void rejectAssociationsForNow() {
        admission = Admission.REJECT_FOR_NOW;
    }

    /** Takes back what was said about associations. */
    public void acceptAssociations() {
        admission = Admission.ACCEPT;
    }

    /** Rejects callers with other AE titles as not recognized. */
    public void knowOnly(String... callingAets) {
        knownCallers = Optional.of(Set.of(callingAets));
    }

    /** Aborts the association of a C-MOVE or C-GET after so many instances of it were sent. */
    public void abortAfter(int instances) {
        abortAfter = instances;
    }

    /** Takes this long over each instance. */
    public void delayPerInstance(Duration delay) {
        delayPerInstance = delay;
    }

    /** Takes C-FIND and C-MOVE requests and answers nothing. */
    public void fallSilent(boolean on) {
        silent = on;
    }

    /** Leaves these instances out and counts them as completed. */
    public void drop(String... sopInstanceUids) {
        dropped = Set.of(sopInstanceUids);
        admitsDrops = false;
    }

    /** Leaves these instances out and counts them as failed. */
    public void fail(String... sopInstanceUids) {
        dropped = Set.of(sopInstanceUids);
        admitsDrops = true;
    }

    /** Adds this to the number of completed sub-operations that it reports. */
    public void miscountBy(int difference) {
        miscount = difference;
    }

    public void failFindWith(int status, String comment) {
        findFailure = Optional.of(new Failure(status, comment));
    }

    public void failMoveWith(int status, String comment) {
        moveFailure = Optional.of(new Failure(status, comment));
    }

    /** Leaves the numbers of related series and instances out of what it finds. */
    public void withoutCounts(boolean on) {
        withoutCounts = on;
    }

    /** Reports the success of a C-MOVE at once and sends this much later. */
    public void answerFirstAndSendAfter(Duration delay) {
        answersFirst = Optional.of(delay);
    }

    /** Sends every instance twice. */
    public void sendTwice(boolean on) {
        sendsTwice = on;
    }

    /** Sends this instance along with whatever is asked for. */
    public void sendAlso(String sopInstanceUid) {
        sendsAlso = Optional.of(sopInstanceUid);
    }

    /** Answers a C-MOVE or C-GET at its end only, as it may (PS3.4 C.4.2.3.1 and C.4.3.3.1). */
    public void answerAtTheEndOnly(boolean on) {
        withholdsPending = on;
    }

    /** The PACS behaves again. */
    public void clear() {
        Faults none = new Faults();
        admission = none.admission;
        knownCallers = none.knownCallers;
        abortAfter = none.abortAfter;
        delayPerInstance = none.delayPerInstance;
        silent = none.silent;
        dropped = none.dropped;
        admitsDrops = none.admitsDrops;
        miscount = none.miscount;
        findFailure = none.findFailure;
        moveFailure = none.moveFailure;
        withoutCounts = none.withoutCounts;
        answersFirst = none.answersFirst;
        sendsTwice = none.sendsTwice;
        sendsAlso = none.sendsAlso;
        withholdsPending = none.withholdsPending;
    }

    Admission admission() {
        return admission;
    }

    boolean knows(String callingAet) {
        return knownCallers.map(known -> known.contains(callingAet)).orElse(true);
    }

    boolean abortsAfter(int sent) {
        return sent >= abortAfter;
    }

    Duration delayPerInstance() {
        return delayPerInstance;
    }

    boolean isSilent() {
        return silent;
    }

    boolean drops(String sopInstanceUid) {
        return dropped.contains(sopInstanceUid);
    }

    boolean admitsDrops() {
        return admitsDrops;
    }

    int miscount() {
        return miscount;
    }

    Optional<Failure> findFailure() {
        return findFailure;
    }

    Optional<Failure> moveFailure() {
        return moveFailure;
    }

    boolean leavesOutCounts() {
        return withoutCounts;
    }

    Optional<Duration> answersFirst() {
        return answersFirst;
    }

    boolean sendsTwice() {
        return sendsTwice;
    }

    Optional<String> sendsAlso() {
        return sendsAlso;
    }

    boolean answersAtTheEndOnly() {
        return withholdsPending;
    }
}
