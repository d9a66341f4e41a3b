/** The sample directory and the sample provider alone, for containers. */
package io.isthmus.local.samples;
