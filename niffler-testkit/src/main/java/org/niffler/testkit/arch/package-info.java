/**
 * The rules of Niffler's design as tests that every module runs. May import the JDK, ArchUnit, AssertJ and JUnit.
 */
package org.niffler.testkit.arch;
