package io.isthmus.export.exporting;

import io.isthmus.export.pending.PendingExport;
import io.isthmus.export.target.Outcome;
import java.time.Duration;

/** @param took until the answer, or until none was expected any more */
public record AnsweredRequest(PendingExport export, Outcome outcome, Duration took) {}
