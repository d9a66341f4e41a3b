/** Readers that run ahead, and how far; what they have seen. Pure. */
@NullMarked
package io.isthmus.directories.streaming;

import org.jspecify.annotations.NullMarked;
