/**
 * The migration as a state machine: which step may follow which, and what has to be true before it.
 *
 * <p>Everything here is a value or a pure function. {@link io.isthmus.migration.migrating.MigrationState} offers only
 * legal moves, {@link io.isthmus.migration.migrating.MigrationPlan} lists the steps of each path with their
 * {@link io.isthmus.migration.migrating.Precondition}s, and one {@code …Judgement} a step decides what observations of
 * the other services prove. The work itself is in {@code workflow}, {@code steps} and {@code operations}.
 */
@NullMarked
package io.isthmus.migration.migrating;

import org.jspecify.annotations.NullMarked;
