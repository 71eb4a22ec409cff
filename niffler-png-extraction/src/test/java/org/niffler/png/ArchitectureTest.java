package org.niffler.png;

import org.niffler.testkit.arch.NifflerArchitecture;

class ArchitectureTest extends NifflerArchitecture {}
