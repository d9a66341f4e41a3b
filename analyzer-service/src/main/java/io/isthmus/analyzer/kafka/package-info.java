/** The edge to Kafka. */
package io.isthmus.analyzer.kafka;
