/**
 * Keys and certificates for tests of TLS, made anew for each test by the {@code keytool} of the running JDK. May import
 * {@code org.niffler.testkit.process} and the JDK.
 */
package org.niffler.testkit.tls;
