/** What this service reads from topics. */
@NullMarked
package io.isthmus.migration.kafka;

import org.jspecify.annotations.NullMarked;
