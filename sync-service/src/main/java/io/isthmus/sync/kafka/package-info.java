/** Topics this service writes and reads. */
@NullMarked
package io.isthmus.sync.kafka;

import org.jspecify.annotations.NullMarked;
