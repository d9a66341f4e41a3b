/** Files and folders that nobody else on the machine may read or change. */
@NullMarked
package io.isthmus.localstack.files;

import org.jspecify.annotations.NullMarked;
