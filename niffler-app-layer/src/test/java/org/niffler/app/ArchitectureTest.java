package org.niffler.app;

import org.niffler.testkit.arch.NifflerArchitecture;

class ArchitectureTest extends NifflerArchitecture {}
