/** The shared config log. */
@NullMarked
package io.isthmus.contracts.config;

import org.jspecify.annotations.NullMarked;
