package io.gerbang.check.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.gerbang.check.Findings;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class HashChainsTest {
    private static final LedgerLine DEBIT = line(1, "ltx_1|acct_1|f|capture|cap_1|5", "|a:idr:9:-");
    private static final LedgerLine CREDIT =
            line(1, "ltx_1|acct_1|f|capture|cap_1|5", "|b:idr:-9:7");
    private static final LedgerLine OTHER = line(1, "ltx_2|acct_1|f|refund|re_1|6", "");
    private static final LedgerLine LATER = line(2, "ltx_3|acct_1|f|refund|re_2|8", "");

    private static final Block FIRST =
            block(
                    1,
                    "",
                    "ltx_1|acct_1|f|capture|cap_1|5|a:idr:9:-|b:idr:-9:7\n"
                            + "ltx_2|acct_1|f|refund|re_1|6\n");
    private static final Block SECOND =
            block(2, hex(FIRST.hash()), "ltx_3|acct_1|f|refund|re_2|8\n");

    @Test
    void blocks_that_cover_their_lines_verify() throws Exception {
        assertThat(verify(List.of(DEBIT, CREDIT, OTHER, LATER), SECOND, FIRST, SECOND)).isEmpty();
    }

    @Test
    void a_changed_entry_breaks_its_block() throws Exception {
        var changed = line(1, CREDIT.transaction(), "|b:idr:-8:7");

        assertThat(verify(List.of(DEBIT, changed, OTHER, LATER), SECOND, FIRST, SECOND))
                .containsExactly("block c/1 is not what was sealed");
    }

    @Test
    void a_transaction_that_was_taken_out_breaks_its_block() throws Exception {
        assertThat(verify(List.of(DEBIT, CREDIT, LATER), SECOND, FIRST, SECOND))
                .containsExactly("block c/1 is not what was sealed");
    }

    @Test
    void a_transaction_in_no_block_is_told() throws Exception {
        var slippedIn = line(3, "ltx_4|acct_1|f|refund|re_3|9", "");

        assertThat(verify(List.of(DEBIT, CREDIT, OTHER, LATER, slippedIn), SECOND, FIRST, SECOND))
                .containsExactly("ltx_4|acct_1|f|refund|re_3|9 is in no block");
    }

    @Test
    void a_block_that_was_taken_out_leaves_a_gap() throws Exception {
        assertThat(verify(List.of(LATER), SECOND, SECOND))
                .containsExactly(
                        "block c/2 does not follow the one before",
                        "block c/2 has another hash before it");
    }

    @Test
    void a_chain_that_was_cut_off_does_not_end_at_its_head() throws Exception {
        assertThat(verify(List.of(DEBIT, CREDIT, OTHER), SECOND, FIRST))
                .containsExactly("chain c does not end at its head");
    }

    private static List<String> verify(List<LedgerLine> lines, Block head, Block... blocks)
            throws Exception {
        var findings = new Findings("blocks");
        var iterator = lines.iterator();
        var chains = new HashChains(() -> iterator.hasNext() ? iterator.next() : null, findings);
        for (var block : blocks) {
            chains.verify(block);
        }
        chains.finish();
        chains.verifyHead(head);
        return findings.examples();
    }

    private static LedgerLine line(long block, String transaction, String entry) {
        return new LedgerLine("c", block, transaction, entry);
    }

    private static Block block(long number, String previous, String text) {
        try {
            var before = HexFormat.of().parseHex(previous);
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(before);
            return new Block("c", number, before, digest.digest(text.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
