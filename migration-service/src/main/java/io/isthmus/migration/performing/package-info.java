/**
 * Doing what the steps ask for.
 *
 * <p>{@link io.isthmus.migration.performing.StepTrigger} takes a trigger: the state machine decides, then either an
 * {@link io.isthmus.migration.performing.ImmediateStep} does its work within the request, or a
 * {@link io.isthmus.migration.performing.WaitingStep} goes on behind it until the other services have done theirs.
 */
package io.isthmus.migration.performing;
