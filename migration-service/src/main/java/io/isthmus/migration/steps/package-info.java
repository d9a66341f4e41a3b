/** What each step does that is done within its request: a class a step. */
@NullMarked
package io.isthmus.migration.steps;

import org.jspecify.annotations.NullMarked;
