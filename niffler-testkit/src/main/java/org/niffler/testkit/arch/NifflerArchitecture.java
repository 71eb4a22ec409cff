package org.niffler.testkit.arch;

public abstract class NifflerArchitecture {}
