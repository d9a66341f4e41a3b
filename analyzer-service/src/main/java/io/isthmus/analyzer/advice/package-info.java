/**
 * Advice beside the verdict: installation type, automatic upgrade, which tool suits, deprecation, 32 to 64 bit, stand-by parity.
 * The rows are data ({@code advice.tsv}) with their source; here stands only what a condition's name means. Pure.
 */
@NullMarked
package io.isthmus.analyzer.advice;

import org.jspecify.annotations.NullMarked;
