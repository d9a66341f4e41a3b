/** Parts of pages as they change. */
package io.isthmus.migration.console.live;
