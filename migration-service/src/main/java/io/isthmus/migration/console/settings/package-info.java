/** The settings of this deployment, what a change of them would change, and their history, as pages show them. */
@NullMarked
package io.isthmus.migration.console.settings;

import org.jspecify.annotations.NullMarked;
