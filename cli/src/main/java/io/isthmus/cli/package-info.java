/** The commands of {@code ./isthmus}. */
package io.isthmus.cli;
