package io.gerbang.fraud.domain;

/** What a list entry is compared with. */
public enum Attribute {
    CARD_FINGERPRINT,
    CARD_BIN,
    CARD_COUNTRY,
    CUSTOMER_ID,
    EMAIL_HASH,
    EMAIL_DOMAIN,
    IP_HASH,
    IP_PREFIX
}
