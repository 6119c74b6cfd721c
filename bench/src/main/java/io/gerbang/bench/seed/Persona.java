package io.gerbang.bench.seed;

import java.util.EnumMap;
import java.util.Map;

/** What a customer of a number says. */
final class Persona {
    /** No copy gets so far, and no part of its digits is there twice. */
    static final int MODEL = 1_234_567;

    private static final int POSTAL_CODES = 10_000;

    private Persona() {}

    /** Names and addresses are as long for everybody, as their parts are search terms. */
    static Map<Mark, String> said(int number) {
        var said = new EnumMap<Mark, String>(Mark.class);
        said.put(Mark.EMAIL, "shopper%07d@example.com".formatted(number));
        said.put(Mark.NAME, "Shopper No. %07d".formatted(number));
        said.put(Mark.POSTAL_CODE, "Q%04d".formatted(number % POSTAL_CODES));
        return said;
    }
}
