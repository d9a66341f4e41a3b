package io.isthmus.contracts.export;

import java.time.Instant;

/**
 * How much this deployment may have changed at the target since a moment. No requests: nothing.
 *
 * @param objects that at least one request was for
 * @param requests that the target has carried out or may have; refused ones are not counted
 * @param uncertain those of them whose fate was never learnt
 */
public record WrittenSummary(Instant since, long objects, long requests, long uncertain) {}
