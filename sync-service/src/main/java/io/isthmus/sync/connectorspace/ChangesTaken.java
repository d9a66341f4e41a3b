package io.isthmus.sync.connectorspace;

/**
 * Told inside this service whenever phase A has taken a batch in.
 *
 * @param messages how many keys it was about
 * @param withMarkers whether an import may have ended
 */
public record ChangesTaken(int messages, boolean withMarkers) {}
