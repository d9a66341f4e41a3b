/** The services for a directory and a provider of the user's own: {@code up}, {@code status}, {@code down}, {@code replay}. */
@NullMarked
package io.isthmus.cli.serving;

import org.jspecify.annotations.NullMarked;
