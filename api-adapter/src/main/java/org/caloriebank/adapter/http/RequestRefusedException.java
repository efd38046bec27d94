package org.caloriebank.adapter.http;

/** The request cannot be understood; carries the answer. Thrown while a request is read, caught where it is answered; has no stack trace. */
final class RequestRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    RequestRefusedException(final Problem problem) {
        super(problem.detail() == null ? problem.title() : problem.detail(), null, false, false);
        this.problem = problem;
    }

    Problem problem() {
        return problem;
    }
}
