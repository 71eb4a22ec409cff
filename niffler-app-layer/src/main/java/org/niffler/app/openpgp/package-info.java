/**
 * Files that are encrypted before they reach the disk (OpenPGP, RFC 4880), for GnuPG and its like to decrypt. May import the
 * JDK, BouncyCastle, and {@link org.niffler.app.report.OutputFile}.
 */
package org.niffler.app.openpgp;
