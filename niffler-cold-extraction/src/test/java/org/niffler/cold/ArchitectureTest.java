package org.niffler.cold;

import org.niffler.testkit.arch.NifflerArchitecture;

class ArchitectureTest extends NifflerArchitecture {}
