/**
 * Reads a module's settings from defaults, environment, JSON files and command line, and reports everything that is
 * wrong with them at once. May import the JDK, jackson-core and {@code org.niffler.text}.
 */
package org.niffler.config;
