package io.gerbang.systemtests.gateway;

/** A merchant in test mode, and its keys. */
public record Merchant(String id, String secretKey, String publishableKey) {

    @Override
    public String toString() {
        return "Merchant[" + id + "]";
    }
}
