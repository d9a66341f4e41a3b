/** Runs and notices as pages show them. */
@NullMarked
package io.isthmus.migration.console.operations;

import org.jspecify.annotations.NullMarked;
