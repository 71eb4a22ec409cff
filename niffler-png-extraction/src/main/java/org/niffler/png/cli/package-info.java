/**
 * The command line of png-extraction: its keys, its commands, what they print. May import the use cases of the module, {@code config} and {@code cli}.
 */
package org.niffler.png.cli;
