/** A deployment that stands by for another one: its settings follow, and where they do not, that is listed. */
@NullMarked
package io.isthmus.migration.standby;

import org.jspecify.annotations.NullMarked;
