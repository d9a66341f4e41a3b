package io.isthmus.sync.runs;

import java.time.Duration;

/**
 * Event: what a delta has found is on its way to export-service, wholly.
 *
 * @param took since the delta began
 */
public record BatchSent(String source, Duration took) {}
