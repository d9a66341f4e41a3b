/** Taking in what should be at the target. */
package io.isthmus.export.receiving;
