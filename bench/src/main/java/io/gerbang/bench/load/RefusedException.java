package io.gerbang.bench.load;

/** The gateway answered a request of the bench with an error. */
final class RefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    RefusedException(Answer answer) {
        super(answer.problem());
    }
}
