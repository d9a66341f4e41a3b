/** Topics in, topics out. */
@NullMarked
package io.isthmus.export.kafka;

import org.jspecify.annotations.NullMarked;
