/** Topics this service writes and reads. */
package io.isthmus.sync.kafka;
