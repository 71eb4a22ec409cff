/**
 * What every runnable jar of Niffler must be: startable, named in its manifest, with the licences of all it contains.
 * May import the JDK, {@code testkit.process}, JUnit and AssertJ.
 */
package org.niffler.testkit.jar;
