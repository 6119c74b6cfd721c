package io.gerbang.web.key;

import java.util.Locale;

/** What a key may do. */
public enum KeyKind {
    /** Anything, from the merchant's server. */
    SECRET("sk"),
    /** Only routes that are {@link PublishableKeyAllowed}, from the shopper's browser. */
    PUBLISHABLE("pk"),
    /** What its scopes name. */
    RESTRICTED("rk");

    private final String prefix;

    KeyKind(String prefix) {
        this.prefix = prefix;
    }

    /** The kind whose name this is, in lower case, as events and tables have it. */
    public static KeyKind named(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT));
    }

    /** The first two letters of every key of this kind. */
    public String prefix() {
        return prefix;
    }
}
