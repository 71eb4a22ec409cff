package org.niffler.app.explorer.scanner;

import org.niffler.app.query.Remark;

/**
 * What is to be said beside figures of what they leave out.
 *
 * @param documents how many are left out; 0 if they are part of the figures, or nobody counted
 * @param usual whether that is so in every hospital, and nothing to put right
 */
record LeftOut(String text, long documents, boolean usual) {

    static LeftOut doubtful(Remark remark) {
        return new LeftOut(remark.text(), remark.documents(), false);
    }

    static LeftOut usual(Remark remark) {
        return new LeftOut(remark.text(), remark.documents(), true);
    }
}
