/** Objects that an import found gone and did not let go: who they are, and letting exactly those go. */
@NullMarked
package io.isthmus.migration.console.departures;

import org.jspecify.annotations.NullMarked;
