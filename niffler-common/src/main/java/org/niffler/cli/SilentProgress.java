package org.niffler.cli;

/** Reports nothing. */
final class SilentProgress implements Progress {

    @Override
    public void step(long n) {
        // asked to be quiet
    }

    @Override
    public void message(String text) {
        // asked to be quiet
    }

    @Override
    public void close() {
        // nothing was opened
    }
}
