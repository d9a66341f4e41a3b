/** Which of several contributions gives an attribute its value. */
@NullMarked
package io.isthmus.rules.flowing;

import org.jspecify.annotations.NullMarked;
