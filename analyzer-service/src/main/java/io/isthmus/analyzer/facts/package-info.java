/**
 * What an export of an old tool says, in records of ours. Facts a format cannot express are {@code null}, never
 * {@code 0}, {@code false} or an empty list. Nothing here decides anything.
 */
package io.isthmus.analyzer.facts;
