package org.niffler.testkit;

import org.niffler.testkit.arch.NifflerArchitecture;

class ArchitectureTest extends NifflerArchitecture {}
