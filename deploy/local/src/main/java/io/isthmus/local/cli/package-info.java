/** The commands of {@code ./isthmus}. */
package io.isthmus.local.cli;
