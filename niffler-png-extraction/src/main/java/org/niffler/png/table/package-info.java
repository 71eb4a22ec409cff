/**
 * Everything between "one input file is done" and the finished tables: header columns, the spool of records that a run
 * goes on with, and metadata, mapping, failures and held-back CSVs. May import the JDK, Jackson, {@code org.niffler.dicom},
 * {@code org.niffler.csv} and {@code org.niffler.progress}.
 */
package org.niffler.png.table;
