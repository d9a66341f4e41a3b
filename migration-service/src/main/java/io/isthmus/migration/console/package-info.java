/**
 * The web console: what its pages show, computed by pure functions from what was seen of the services. {@code web} holds the
 * pages themselves (HTTP, templates, sessions).
 */
package io.isthmus.migration.console;
