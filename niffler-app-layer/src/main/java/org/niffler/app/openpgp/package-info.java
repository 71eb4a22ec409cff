/**
 * Files that are encrypted before they reach the disk (OpenPGP, RFC 4880), for GnuPG and its like to decrypt. May import the
 * JDK and BouncyCastle.
 */
package org.niffler.app.openpgp;
