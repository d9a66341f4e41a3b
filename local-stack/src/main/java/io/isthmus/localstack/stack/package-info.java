/** Broker, database and the four services as one thing that is started, asked and stopped. */
package io.isthmus.localstack.stack;
