/** The services' REST interfaces as a client outside sees them. */
@NullMarked
package io.isthmus.cli.api;

import org.jspecify.annotations.NullMarked;
