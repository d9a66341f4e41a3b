/** What a legacy export says, bounded and without secrets, as it is kept, shown and handed on. Pure. */
@NullMarked
package io.isthmus.analyzer.inventory;

import org.jspecify.annotations.NullMarked;
