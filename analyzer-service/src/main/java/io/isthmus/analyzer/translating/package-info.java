/** From facts to the settings document, and a list of everything that does not fit in it. Pure functions. */
@NullMarked
package io.isthmus.analyzer.translating;

import org.jspecify.annotations.NullMarked;
