package io.gerbang.fraud.domain;

/** What a limit follows from payment to payment, always within one {@link Tenant}. */
public enum Subject {
    CARD("card"),
    CUSTOMER("customer"),
    IP("IP address"),
    MERCHANT("account");

    private final String label;

    Subject(String label) {
        this.label = label;
    }

    String label() {
        return label;
    }
}
