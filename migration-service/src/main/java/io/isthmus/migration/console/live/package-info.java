/** Parts of pages as they change. */
@NullMarked
package io.isthmus.migration.console.live;

import org.jspecify.annotations.NullMarked;
