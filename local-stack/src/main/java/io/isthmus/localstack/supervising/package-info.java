/** Starts again what died or is not healthy: broker, database and services alike. */
package io.isthmus.localstack.supervising;
