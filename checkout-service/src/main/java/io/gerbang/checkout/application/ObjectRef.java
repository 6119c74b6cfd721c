package io.gerbang.checkout.application;

/** An object of a tenant. */
public record ObjectRef(Tenant tenant, String id) implements Comparable<ObjectRef> {

    /** The order in which rows are locked. */
    @Override
    public int compareTo(ObjectRef other) {
        return id.compareTo(other.id);
    }
}
