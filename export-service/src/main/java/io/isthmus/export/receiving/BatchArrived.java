package io.isthmus.export.receiving;

/**
 * Event: a marker was taken in, so that a batch may now be complete.
 *
 * @param full whether one of a full batch was
 */
public record BatchArrived(boolean full) {}
