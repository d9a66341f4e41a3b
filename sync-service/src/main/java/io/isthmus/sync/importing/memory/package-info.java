/** What imports know of each object from the last time, bounded in memory: fingerprints, places, buckets of memberships. */
@NullMarked
package io.isthmus.sync.importing.memory;

import org.jspecify.annotations.NullMarked;
