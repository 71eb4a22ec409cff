/**
 * The rules of Niffler's design as tests that every module runs. May import the JDK, ArchUnit and JUnit.
 */
package org.niffler.testkit.arch;
