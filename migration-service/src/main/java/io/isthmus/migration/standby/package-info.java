/** A deployment that stands by for another one: its settings follow, and where they do not, that is listed. */
package io.isthmus.migration.standby;
