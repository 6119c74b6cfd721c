package io.gerbang.checkout.application.payment;

import io.gerbang.checkout.application.Answer;
import io.gerbang.checkout.application.ObjectRef;
import io.gerbang.checkout.application.event.MerchantWrites;
import io.gerbang.checkout.application.event.MerchantWrites.News;
import io.gerbang.checkout.application.event.MerchantWrites.Written;
import io.gerbang.checkout.application.view.ChargeView;
import io.gerbang.checkout.application.view.RefundView;
import io.gerbang.checkout.domain.Charge;
import io.gerbang.checkout.domain.Refund;
import io.gerbang.web.ApiRequest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.function.UnaryOperator;

/** What merchants note on charges and refunds. Their payment's lock is theirs, too. */
@ApplicationScoped
public class UpdateRecordsHandler {

    private final PaymentStore payments;
    private final MerchantWrites writes;

    UpdateRecordsHandler(PaymentStore payments, MerchantWrites writes) {
        this.payments = payments;
        this.writes = writes;
    }

    public Uni<Answer> update(ApiRequest request, Charge found, UnaryOperator<Charge.Note> change) {
        var ref = ObjectRef.of(request.caller(), found.id());
        return writes.execute(
                request,
                found.id(),
                tx ->
                        lock(tx, ref, found.paymentId())
                                .chain(() -> payments.charges(tx, List.of(ref)))
                                .map(known -> known.get(found.id()))
                                .chain(before -> {
                                    var charge = before.with(change.apply(before.note()));
                                    return payments.putCharges(tx, List.of(charge))
                                            .replaceWith(
                                                    Written.of(
                                                            "charge.updated",
                                                            charge.id(),
                                                            ChargeView.of(charge),
                                                            ChargeView.of(before)));
                                }));
    }

    public Uni<Answer> update(ApiRequest request, Refund found, UnaryOperator<Refund> change) {
        var ref = ObjectRef.of(request.caller(), found.id());
        return writes.execute(
                request,
                found.id(),
                tx ->
                        lock(tx, ref, found.paymentId())
                                .chain(() -> payments.refunds(tx, List.of(ref)))
                                .map(known -> known.get(found.id()))
                                .chain(before -> {
                                    var refund = change.apply(before);
                                    return payments.putRefunds(tx, List.of(refund))
                                            .replaceWith(written(before, refund));
                                }));
    }

    /** The older name of the event is told, too. */
    private static Written written(Refund old, Refund refund) {
        var before = RefundView.of(old);
        var view = RefundView.of(refund);
        return new Written(
                view,
                List.of(
                        new News("refund.updated", refund.id(), view, before),
                        new News("charge.refund.updated", refund.id(), view, before)));
    }

    private Uni<Void> lock(SqlConnection tx, ObjectRef record, String paymentId) {
        return payments.lock(tx, List.of(new ObjectRef(record.tenant(), paymentId)))
                .replaceWithVoid();
    }
}
