/** The port that every kind of source is read through: open it, read it page by page, listen to it. Knows neither kinds nor what becomes of what was read. */
@NullMarked
package io.isthmus.sync.source;

import org.jspecify.annotations.NullMarked;
