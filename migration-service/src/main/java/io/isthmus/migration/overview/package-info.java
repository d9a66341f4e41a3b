/** What the services tell about their work: runs, notices, analyses, and the history of the config log. */
@NullMarked
package io.isthmus.migration.overview;

import org.jspecify.annotations.NullMarked;
