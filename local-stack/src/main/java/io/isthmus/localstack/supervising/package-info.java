/** Starts again what died or is not healthy: broker, database and services alike. */
@NullMarked
package io.isthmus.localstack.supervising;

import org.jspecify.annotations.NullMarked;
