/**
 * Streams the rows of CSV files in and out, never holding a file. May import the JDK and opencsv (which writes; see
 * {@link org.niffler.csv.RecordSplitter} for why it does not read).
 */
package org.niffler.csv;
