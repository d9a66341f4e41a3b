/** What an analysis of an old configuration has found. */
@NullMarked
package io.isthmus.contracts.analysis;

import org.jspecify.annotations.NullMarked;
