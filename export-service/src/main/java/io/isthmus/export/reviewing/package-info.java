/** Pending exports for people: counted, listed, approved. */
@NullMarked
package io.isthmus.export.reviewing;

import org.jspecify.annotations.NullMarked;
