package io.gerbang.check.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * A sealed block, or the head of a chain.
 *
 * @param previousHash empty for a chain's first block
 */
record Block(String chain, long number, byte[] previousHash, byte[] hash) {

    static final String ALL =
            "select chain, block, previous_hash, hash from ledger_blocks order by chain, block";
    static final String HEADS =
            "select chain, block, hash from ledger_chains where block > 0 order by chain";

    static Block read(ResultSet row) throws SQLException {
        return new Block(
                row.getString("chain"),
                row.getLong("block"),
                row.getBytes("previous_hash"),
                row.getBytes("hash"));
    }

    static Block readHead(ResultSet row) throws SQLException {
        return new Block(
                row.getString("chain"), row.getLong("block"), new byte[0], row.getBytes("hash"));
    }

    String name() {
        return chain + "/" + number;
    }
}
