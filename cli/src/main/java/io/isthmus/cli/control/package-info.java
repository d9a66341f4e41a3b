/** How a later command finds a running launcher and talks to it. */
package io.isthmus.cli.control;
