/** What a migration is going to apply: carried over or chosen, completed with what was tried. */
@NullMarked
package io.isthmus.migration.configuration;

import org.jspecify.annotations.NullMarked;
