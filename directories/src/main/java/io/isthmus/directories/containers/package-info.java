/** Which places of a directory are in. Pure. */
package io.isthmus.directories.containers;
