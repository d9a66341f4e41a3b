/** Bringing pending exports up to date: matching and comparing whatever something happened to, in batches. */
package io.isthmus.export.comparing;
