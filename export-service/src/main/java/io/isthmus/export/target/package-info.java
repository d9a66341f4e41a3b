/** What the features know of a target: the port that every target connector implements, and what it answers. */
@NullMarked
package io.isthmus.export.target;

import org.jspecify.annotations.NullMarked;
