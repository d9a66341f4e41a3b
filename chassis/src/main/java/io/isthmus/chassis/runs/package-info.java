/**
 * Runs as every service begins, counts, keeps and tells them: {@link io.isthmus.chassis.runs.BegunRun},
 * {@link io.isthmus.chassis.runs.RunTally}, the history, and what is published while one goes on.
 *
 * <p>What a run does while it goes on differs between the services, and stays there. In sync-service one for each source goes
 * on at a time; its two steps are known when it begins, are worked on by two threads, and outlive a restart between them. In export-service
 * one run follows another on one thread, since an import must not overlap a write; its steps are found on the way, and
 * it may be held by the gate.
 */
@NullMarked
package io.isthmus.chassis.runs;

import org.jspecify.annotations.NullMarked;
