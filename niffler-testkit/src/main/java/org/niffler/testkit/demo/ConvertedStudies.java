package org.niffler.testkit.demo;

/**
 * What studies were converted to.
 *
 * @param perfect whether every picture and row that they should give is there, and no patient's identity is
 */
record ConvertedStudies(ConvertedTree tree, boolean perfect) {}
