package io.gerbang.check.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.gerbang.check.Findings;
import io.gerbang.check.gateway.Cursor;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Computes the hash of every block again. A hash is SHA-256 of the hash before and of the block's
 * text, which has a line per transaction with its entries behind it. Both blocks and lines come
 * sorted by chain and block, so that one of each is in memory.
 */
final class HashChains {
    private final Cursor<LedgerLine> lines;
    private final Findings findings;
    private final Map<String, Block> last = new HashMap<>();
    private @Nullable LedgerLine line;

    /**
     * @param lines of all chains, in the order in which they were posted
     */
    HashChains(Cursor<LedgerLine> lines, Findings findings) throws SQLException {
        this.lines = lines;
        this.findings = findings;
        this.line = lines.next();
    }

    /** Verifies the next block. */
    void verify(Block block) throws SQLException {
        findings.count(1);
        var before = last.put(block.chain(), block);
        if (block.number() != (before == null ? 1 : before.number() + 1)) {
            findings.violation("block " + block.name() + " does not follow the one before");
        }
        if (!Arrays.equals(block.previousHash(), before == null ? new byte[0] : before.hash())) {
            findings.violation("block " + block.name() + " has another hash before it");
        }
        skipLinesBefore(block);
        if (!Arrays.equals(block.hash(), hash(block))) {
            findings.violation("block " + block.name() + " is not what was sealed");
        }
    }

    /** There are no more blocks. */
    void finish() throws SQLException {
        while (line != null) {
            reportUnsealed(line);
        }
    }

    /** Verifies what a chain says of its own end, after all blocks. */
    void verifyHead(Block head) {
        var end = last.remove(head.chain());
        if (end == null
                || end.number() != head.number()
                || !Arrays.equals(end.hash(), head.hash())) {
            findings.violation("chain " + head.chain() + " does not end at its head");
        }
    }

    /** There are no more heads. */
    void finishHeads() {
        last.keySet()
                .forEach(chain ->
                        findings.violation("chain " + chain + " has no head to say where it ends"));
    }

    private void skipLinesBefore(Block block) throws SQLException {
        while (line != null && order(line, block) < 0) {
            reportUnsealed(line);
        }
    }

    private void reportUnsealed(LedgerLine unsealed) throws SQLException {
        findings.violation(unsealed.transaction() + " is in no block");
        while (line != null && line.transaction().equals(unsealed.transaction())) {
            line = lines.next();
        }
    }

    private byte[] hash(Block block) throws SQLException {
        var digest = sha256();
        digest.update(block.previousHash());
        while (line != null && order(line, block) == 0) {
            var transaction = line.transaction();
            digest.update(transaction.getBytes(UTF_8));
            while (line != null && line.transaction().equals(transaction)) {
                digest.update(line.entry().getBytes(UTF_8));
                line = lines.next();
            }
            digest.update((byte) '\n');
        }
        return digest.digest();
    }

    private static int order(LedgerLine line, Block block) {
        var chains = line.chain().compareTo(block.chain());
        return chains != 0 ? chains : Long.compare(line.block(), block.number());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
