/**
 * Programs that are measured from their start to their end, our jars among them. May import the JDK and the test
 * kit's processes only.
 */
package org.niffler.bench.jar;
