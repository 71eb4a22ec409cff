/**
 * What the explorer tells of the metadata service: its health and figures, asked by HTTP, and the runs of workflows, asked of
 * the store. May import Javalin, the explorer's other packages but the server's own classes, {@code metadata} and the states
 * of runs; nothing of the service itself.
 */
package org.niffler.app.explorer.operations;
