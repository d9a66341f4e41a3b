/** What was found when settings were tried before they are in force. */
@NullMarked
package io.isthmus.contracts.checking;

import org.jspecify.annotations.NullMarked;
