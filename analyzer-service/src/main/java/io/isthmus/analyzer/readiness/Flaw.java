package io.isthmus.analyzer.readiness;

/** What is wrong with a value, before it is known whose value it is. */
record Flaw(DefectCode code, String message) {}
