/**
 * What an administrator and a monitoring system see of the running service: metrics, health and the HTTP server that tells
 * them on loopback, and the line about the disk in the log. May import the JDK, Javalin with Jetty, Micrometer
 * and Jackson; of Niffler the interfaces by which the others tell what happened.
 */
package org.niffler.meta.operations;
