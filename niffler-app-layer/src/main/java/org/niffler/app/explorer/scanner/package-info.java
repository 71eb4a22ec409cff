/**
 * What the explorer tells of scanners: how they were used, and how their clocks are set, by the same code as the commands. May
 * import Javalin, the explorer's other packages but the server's own classes, and this module's query, computation and report
 * packages.
 */
package org.niffler.app.explorer.scanner;
