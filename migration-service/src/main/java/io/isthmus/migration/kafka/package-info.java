/** What this service reads from topics. */
package io.isthmus.migration.kafka;
