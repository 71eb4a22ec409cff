/**
 * What the explorer is told when it is started. The explorer is data and metadata on one page: it gives the same answers as
 * the commands. May import DICOM values and this module's query and computation packages.
 */
package org.niffler.app.explorer;
