/** The four services as processes of their own: started, watched, started again when they die, stopped. */
package io.isthmus.localstack.services;
