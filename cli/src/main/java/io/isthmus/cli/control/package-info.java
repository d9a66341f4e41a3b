/** How a later command finds a running launcher and talks to it. */
@NullMarked
package io.isthmus.cli.control;

import org.jspecify.annotations.NullMarked;
