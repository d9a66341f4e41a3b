/** How rows that have no names of their own, of a file or of a query, become objects with a place, a class and an anchor. */
@NullMarked
package io.isthmus.sync.rows;

import org.jspecify.annotations.NullMarked;
