/** The overview: the pipeline as a picture, and what needs attention first. */
package io.isthmus.migration.console.overview;
