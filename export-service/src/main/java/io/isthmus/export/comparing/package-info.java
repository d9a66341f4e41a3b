/** Bringing pending exports up to date: matching and comparing whatever something happened to, in batches. */
@NullMarked
package io.isthmus.export.comparing;

import org.jspecify.annotations.NullMarked;
