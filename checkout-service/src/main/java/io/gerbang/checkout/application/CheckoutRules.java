package io.gerbang.checkout.application;

import java.time.Duration;
import java.util.List;

/**
 * The times and limits that checkout goes by.
 *
 * @param patience how long a request waits for its outcome before it is answered with what is known
 * @param detachedCardLife how long the vault keeps a card that was taken away from its customer
 * @param localWebhooks whether webhooks may go to this machine
 * @param privateWebhooks ranges of addresses that webhooks may go to, though they are not public
 */
public record CheckoutRules(
        Duration patience,
        Duration detachedCardLife,
        boolean localWebhooks,
        List<String> privateWebhooks) {}
