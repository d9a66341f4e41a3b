/** Taking in what should be at the target. */
@NullMarked
package io.isthmus.export.receiving;

import org.jspecify.annotations.NullMarked;
