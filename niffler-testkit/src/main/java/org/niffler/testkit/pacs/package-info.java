/**
 * A PACS in this process, on real sockets: well-behaved unless told otherwise. May import the DICOM toolkit, nothing else
 * of Niffler, so that it shares no bugs with what it tests.
 */
package org.niffler.testkit.pacs;
