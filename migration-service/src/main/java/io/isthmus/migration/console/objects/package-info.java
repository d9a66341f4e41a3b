/** One object: what is known of it on each side, and why it is, or is not, synchronized. */
package io.isthmus.migration.console.objects;
