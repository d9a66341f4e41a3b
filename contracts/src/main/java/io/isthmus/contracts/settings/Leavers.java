package io.isthmus.contracts.settings;

import java.time.Duration;

/**
 * What becomes of people whom a source shows no more: they are disabled at once, and deleted later, unless they have come back or
 * somebody keeps them.
 *
 * @param deleteAfter how long after they have left
 */
public record Leavers(Duration deleteAfter) {}
