package org.niffler.app.query;

/**
 * What those should know who read figures.
 *
 * @param text a sentence; it tells the number, too, of the documents that it is about
 * @param documents how many are left out of the figures for it; 0 if they are part of them, or nobody counted
 */
public record Remark(String text, long documents) {}
