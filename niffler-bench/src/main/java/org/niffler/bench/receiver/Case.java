package org.niffler.bench.receiver;

import org.niffler.bench.images.Size;
import org.niffler.bench.peer.PeerSockets;

/**
 * One thing that is measured again and again.
 *
 * @param warm whether the receiver has had one batch before
 */
record Case(Size size, PeerSockets sender, int associations, ReceiverKind receiver, boolean warm) {

    /** How many instances a batch has: few where each costs a delayed acknowledgement. */
    int instances() {
        return receiver.stalls(sender) ? Math.min(size.instances(), 60 * associations) : size.instances();
    }

    @Override
    public String toString() {
        return size + ", " + sender + ", " + associations + ", " + receiver + (warm ? " warm" : "");
    }
}
