/** Settings documents as a person writes them, and whether what they refer to is there. */
@NullMarked
package io.isthmus.cli.settings;

import org.jspecify.annotations.NullMarked;
