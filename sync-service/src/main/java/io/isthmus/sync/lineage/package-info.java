/** What is known of an object, and why it is, or is not, synchronized. */
package io.isthmus.sync.lineage;
