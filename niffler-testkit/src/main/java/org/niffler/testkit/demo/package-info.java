/**
 * The demonstration: a PACS with synthetic studies, and the real jars run against it as processes. May import the
 * JDK, the DICOM toolkit, jackson and the test kit.
 */
package org.niffler.testkit.demo;
