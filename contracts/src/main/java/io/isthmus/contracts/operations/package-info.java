/** Runs and notices. */
@NullMarked
package io.isthmus.contracts.operations;

import org.jspecify.annotations.NullMarked;
