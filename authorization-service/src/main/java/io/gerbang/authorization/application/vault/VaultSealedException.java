package io.gerbang.authorization.application.vault;

/** The vault has no usable master key, so no card can be sealed or opened. */
public final class VaultSealedException extends RuntimeException {

    public VaultSealedException() {
        super("the vault is sealed", null, false, false);
    }
}
