/**
 * What is measured, as numbers and as Markdown, and on which machine. May import the JDK and the test kit's processes
 * only.
 */
package org.niffler.bench.figures;
