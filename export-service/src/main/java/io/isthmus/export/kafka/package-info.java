/** Topics in, topics out. */
package io.isthmus.export.kafka;
