/** What people say of persons: whether somebody is back, who is kept. The config log has it; a copy is compared by. */
@NullMarked
package io.isthmus.export.deciding;

import org.jspecify.annotations.NullMarked;
