package io.isthmus.analyzer.facts;

/**
 * An element, attribute or text of a recognized file that is neither read nor left aside on purpose.
 *
 * @param first where it stands first
 * @param times in how many elements of that file it occurs
 */
public record UnknownPart(ExportLocation first, int times) {}
