/** Observing the target. */
@NullMarked
package io.isthmus.export.targetimport;

import org.jspecify.annotations.NullMarked;
