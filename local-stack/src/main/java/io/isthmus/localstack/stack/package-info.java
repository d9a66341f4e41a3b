/** Broker, database and the four services as one thing that is started, asked and stopped. */
@NullMarked
package io.isthmus.localstack.stack;

import org.jspecify.annotations.NullMarked;
