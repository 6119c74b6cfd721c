package io.gerbang.checkout.application;

import io.gerbang.web.key.Caller;

/**
 * Who does something that is worth remembering.
 *
 * @param name the operator's, or the id of a merchant's key
 * @param origin the address that it came from
 */
public record Actor(String name, String origin) {

    public static Actor of(Caller caller) {
        return new Actor(caller.keyId(), caller.clientIp());
    }
}
