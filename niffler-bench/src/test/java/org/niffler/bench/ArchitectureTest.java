package org.niffler.bench;

import org.niffler.testkit.arch.NifflerArchitecture;

class ArchitectureTest extends NifflerArchitecture {}
