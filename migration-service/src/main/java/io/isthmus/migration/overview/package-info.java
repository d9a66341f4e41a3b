/** What the services tell about their work: runs, notices, analyses, and the history of the config log. */
package io.isthmus.migration.overview;
