package org.niffler.app.query;

/**
 * What those should know who read figures.
 *
 * @param text a sentence, with the number of documents if they were counted
 * @param documents how many it is about; 0 if it is about none, or about all
 */
public record Remark(String text, long documents) {}
