/** The four services as processes of their own: started, asked how they are, stopped. */
@NullMarked
package io.isthmus.localstack.services;

import org.jspecify.annotations.NullMarked;
