package io.isthmus.export.targetimport;

/**
 * When something was asked for at the target.
 *
 * @param number drawn before, of the one counter that writes have theirs of once they are answered
 * @param besideExports whether requests of ours may be under way meanwhile
 */
public record ReadAt(long number, boolean besideExports) {}
