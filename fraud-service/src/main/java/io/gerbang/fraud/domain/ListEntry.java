package io.gerbang.fraud.domain;

/** One value on a merchant's block or allow list. */
public record ListEntry(Kind list, Attribute attribute, String value) {

    /** Which list. */
    public enum Kind {
        ALLOW,
        BLOCK
    }
}
