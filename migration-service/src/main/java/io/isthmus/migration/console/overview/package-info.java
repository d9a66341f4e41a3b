/** The overview: the pipeline as a picture, and what needs attention first. */
@NullMarked
package io.isthmus.migration.console.overview;

import org.jspecify.annotations.NullMarked;
