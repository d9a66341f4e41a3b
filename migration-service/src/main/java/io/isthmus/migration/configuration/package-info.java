/** What a migration is going to apply: carried over or chosen, completed with what was tried. */
package io.isthmus.migration.configuration;
