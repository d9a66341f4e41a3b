/** What other settings would do to the objects that are known, told before they are in force. */
package io.isthmus.sync.preview;
