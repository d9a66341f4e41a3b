/** The settings of a deployment. */
@NullMarked
package io.isthmus.contracts.settings;

import org.jspecify.annotations.NullMarked;
