/** Recognizing objects at the target: hard and soft match. Pure. */
@NullMarked
package io.isthmus.export.matching;

import org.jspecify.annotations.NullMarked;
