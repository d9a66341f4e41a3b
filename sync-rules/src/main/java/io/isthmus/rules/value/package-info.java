/** Values, attributes and distinguished names. */
@NullMarked
package io.isthmus.rules.value;

import org.jspecify.annotations.NullMarked;
