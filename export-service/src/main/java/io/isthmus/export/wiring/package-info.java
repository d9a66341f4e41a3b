/** Where the framework meets the features. */
@NullMarked
package io.isthmus.export.wiring;

import org.jspecify.annotations.NullMarked;
