package io.isthmus.analyzer.facts;

/**
 * An element, attribute or text of a recognized file that is neither read nor left aside on purpose.
 *
 * @param first where it stands first
 * @param times how often it occurs in that file
 */
public record UnknownPart(ExportLocation first, int times) {}
