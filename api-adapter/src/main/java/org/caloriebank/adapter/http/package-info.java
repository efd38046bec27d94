/**
 * The HTTP door: JSON in, commands out; answers back as JSON, results of activity as a stream.
 *
 * <pre>
 *   DoorHandler -> Router -> Route
 *                    |-> CommandRoute, CommandExchange  one command, one answer
 *                    |-> QueryRoute, QueryExchange      one question, one answer
 *                    |-> ReadingRoute, ReadingExchange  one question whose answer is in the files, read by threads of their own
 *                    `-> PlainRoute                     all else: pages, and ActivityStream for reports of any number
 * </pre>
 *
 * What a subject's commands and questions are as JSON stands in its {@code ...Routes}; {@link org.caloriebank.adapter.http.Routes} has them all.
 * {@code openapi.yaml} beside this package describes the door for its callers; a test holds it to {@link org.caloriebank.adapter.http.Route}.
 * Nothing here blocks a thread: bodies are read by demand, replies of the ring are handed over to the server's threads.
 */
package org.caloriebank.adapter.http;
