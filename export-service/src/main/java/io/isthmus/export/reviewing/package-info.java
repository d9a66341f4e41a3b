/** Pending exports for people: counted, listed, approved. */
package io.isthmus.export.reviewing;
