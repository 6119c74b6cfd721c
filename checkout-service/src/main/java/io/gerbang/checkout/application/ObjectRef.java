package io.gerbang.checkout.application;

import io.gerbang.web.key.Caller;

/** An object of a tenant. */
public record ObjectRef(Tenant tenant, String id) implements Comparable<ObjectRef> {

    /** What a caller says by its id. */
    public static ObjectRef of(Caller caller, String id) {
        return new ObjectRef(Tenant.of(caller), id);
    }

    /** The order in which rows are locked. */
    @Override
    public int compareTo(ObjectRef other) {
        return id.compareTo(other.id);
    }
}
