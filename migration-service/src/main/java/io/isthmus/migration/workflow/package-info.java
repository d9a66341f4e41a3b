/**
 * How a migration goes on, whoever begins its steps.
 *
 * <p>{@link io.isthmus.migration.workflow.StepTrigger} takes a trigger: the state machine decides, then either an
 * {@link io.isthmus.migration.steps.ImmediateStep} does its work within the request, or a
 * {@link io.isthmus.migration.operations.ChecklistRunner} follows it until the other services have done theirs.
 */
@NullMarked
package io.isthmus.migration.workflow;

import org.jspecify.annotations.NullMarked;
