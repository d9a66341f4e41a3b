/**
 * The web console: what its pages show, computed by pure functions from what was seen of the services. {@code web} holds the
 * pages themselves (HTTP, templates, sessions).
 */
@NullMarked
package io.isthmus.migration.console;

import org.jspecify.annotations.NullMarked;
