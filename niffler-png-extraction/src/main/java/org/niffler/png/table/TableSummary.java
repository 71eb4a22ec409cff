package org.niffler.png.table;

/**
 * What the tables hold.
 *
 * @param counts the files of all spools, each once
 * @param rows the rows of metadata.csv
 * @param columns the header columns of metadata.csv
 * @param columnsLeftOut those that CommonHeadersOnly left out
 * @param duplicates files that more than one spool has
 */
public record TableSummary(OutcomeCounts counts, long rows, int columns, int columnsLeftOut, Duplicates duplicates) {}
