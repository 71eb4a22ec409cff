package org.niffler.testkit.pacs;

import java.util.ArrayList;
import java.util.List;

/**
 * What a {@link ScriptedPeer} does on a connection, step by step; at the end it closes the connection. Unchangeable: each
 * method returns a longer script.
 */
public final class Script {

    private final List<ScriptStep> steps;

    private Script(List<ScriptStep> steps) {
        this.steps = List.copyOf(steps);
    }

    /** Nothing yet: a peer that closes each connection at once. */
    public static Script begin() {
        return new Script(List.of());
    }

    /** Waits for a whole PDU. */
    public Script readPdu() {
        return then(ScriptConnection::readPdu);
    }

    /** Waits for a PDU and accepts everything that the A-ASSOCIATE-RQ proposes. */
    public Script acceptAssociation() {
        return readPdu()
                .then(connection ->
                        connection.send(Acceptance.of(connection.lastRead()).bytes()));
    }

    /** Waits for a PDU and sends A-ASSOCIATE-RJ (PS3.8 table 9-21 has the numbers). */
    public Script rejectAssociation(int result, int source, int reason) {
        byte[] content = {0, (byte) result, (byte) source, (byte) reason};
        return readPdu().send(new Pdu(Pdu.ASSOCIATE_RJ, content).bytes());
    }

    /** Sends A-ABORT (PS3.8 table 9-26 has the numbers). */
    public Script abort(int source, int reason) {
        return send(new Pdu(Pdu.ABORT, new byte[] {0, 0, (byte) source, (byte) reason}).bytes());
    }

    /** Answers an A-RELEASE-RQ that was read. */
    public Script confirmRelease() {
        return send(new Pdu(Pdu.RELEASE_RP, new byte[4]).bytes());
    }

    /** Sends these bytes, whatever they are: half a PDU, for one. */
    public Script send(byte... bytes) {
        byte[] copy = bytes.clone();
        return then(connection -> connection.send(copy));
    }

    /** Takes what comes and says nothing, until the other side or the {@link ScriptedPeer} closes. */
    public Script silence() {
        return then(ScriptConnection::readToEnd);
    }

    /** Closes the connection: the other side reads the end of the stream. */
    public Script close() {
        return then(ScriptConnection::close);
    }

    /** Resets the connection: the other side gets an error. */
    public Script reset() {
        return then(ScriptConnection::reset);
    }

    List<ScriptStep> steps() {
        return steps;
    }

    private Script then(ScriptStep step) {
        List<ScriptStep> more = new ArrayList<>(steps);
        more.add(step);
        return new Script(more);
    }
}
