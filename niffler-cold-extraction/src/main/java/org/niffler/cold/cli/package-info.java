/**
 * The command line of cold-extraction: its keys, its commands, what they print. May import {@code org.niffler.config},
 * {@code org.niffler.cli}, the use cases of cold-extraction and the values of {@code org.niffler.dicom}.
 */
package org.niffler.cold.cli;
