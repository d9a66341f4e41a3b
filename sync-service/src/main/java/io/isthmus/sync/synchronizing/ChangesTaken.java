package io.isthmus.sync.synchronizing;

/** Told inside this service whenever phase A has taken a batch in. */
public record ChangesTaken(boolean withMarkers) {}
