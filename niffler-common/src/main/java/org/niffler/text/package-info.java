/**
 * How people write what Niffler reads, wherever they write it: amounts of time and of bytes, names with a letter wrong, JSON with
 * a mistake; and what a server says that cannot listen. May import the JDK, jackson-core and commons-text, and nothing else of Niffler.
 */
package org.niffler.text;
