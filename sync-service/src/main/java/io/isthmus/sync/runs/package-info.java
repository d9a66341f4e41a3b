/**
 * Runs: what somebody, or the schedule, asks this service to do. An import run has two steps, {@code import} and
 * {@code synchronization}; it is finished when the markers of its batch are out.
 */
@NullMarked
package io.isthmus.sync.runs;

import org.jspecify.annotations.NullMarked;
