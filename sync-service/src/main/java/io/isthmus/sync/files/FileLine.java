package io.isthmus.sync.files;

/**
 * One line of a file.
 *
 * @param number from 1
 * @param text without its end
 * @param tooLong whether it is cut, because it is longer than is taken
 */
record FileLine(long number, String text, boolean tooLong) {}
