/** Migrations, their steps, and the bodies of the steps. */
@NullMarked
package io.isthmus.contracts.migration;

import org.jspecify.annotations.NullMarked;
