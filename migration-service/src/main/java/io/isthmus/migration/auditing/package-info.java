/** Who asked this service to do what, and what came of it. */
@NullMarked
package io.isthmus.migration.auditing;

import org.jspecify.annotations.NullMarked;
