/** The whole parallel migration from a sample DirSync, walked through the REST interfaces as an administrator would. */
@NullMarked
package io.isthmus.cli.demo;

import org.jspecify.annotations.NullMarked;
