package io.isthmus.analyzer.analyzing;

/**
 * @param atOnce analyses at the same time, 1 or more
 * @param waiting uploads accepted and not yet analysed, 1 or more
 */
public record AnalyzingSettings(String deployment, int atOnce, int waiting) {}
