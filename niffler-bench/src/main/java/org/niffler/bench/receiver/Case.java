package org.niffler.bench.receiver;

/**
 * One thing that is measured again and again.
 *
 * @param warm whether the receiver has had one batch before
 */
record Case(Size size, Sender sender, int associations, ReceiverKind receiver, boolean warm) {

    /** How many instances a batch has: few where each costs a delayed acknowledgement. */
    int instances() {
        return receiver.stalls(sender) ? Math.min(size.instances(), 60 * associations) : size.instances();
    }

    @Override
    public String toString() {
        return size + ", " + sender + ", " + associations + ", " + receiver + (warm ? " warm" : "");
    }
}
