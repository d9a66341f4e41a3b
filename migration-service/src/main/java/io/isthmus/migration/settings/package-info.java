/** Settings as a document: what an old tool handed over, completed by what it could not, and checked. */
@NullMarked
package io.isthmus.migration.settings;

import org.jspecify.annotations.NullMarked;
