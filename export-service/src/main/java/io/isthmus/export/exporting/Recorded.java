package io.isthmus.export.exporting;

/** One piece of work with how it ended. */
public record Recorded(Work work, ExportResult settled) {}
