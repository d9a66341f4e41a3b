/** What happens when the service starts, and what it takes from its surroundings. */
@NullMarked
package io.isthmus.migration.lifecycle;

import org.jspecify.annotations.NullMarked;
