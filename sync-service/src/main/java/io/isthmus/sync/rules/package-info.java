/** Rules as documents (the settings, the standard rules) made into rules that run. */
@NullMarked
package io.isthmus.sync.rules;

import org.jspecify.annotations.NullMarked;
