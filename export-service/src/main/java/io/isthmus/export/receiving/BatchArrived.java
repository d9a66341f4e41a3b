package io.isthmus.export.receiving;

/** Event: a marker was taken in, so that a batch may now be complete. */
public record BatchArrived() {}
