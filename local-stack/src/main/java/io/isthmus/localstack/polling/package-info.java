/** Asking again until something has come to its end. */
@NullMarked
package io.isthmus.localstack.polling;

import org.jspecify.annotations.NullMarked;
