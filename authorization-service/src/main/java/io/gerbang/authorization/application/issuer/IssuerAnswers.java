package io.gerbang.authorization.application.issuer;

import io.gerbang.authorization.domain.CvcCheck;
import io.gerbang.authorization.domain.IssuerAnswer;

/** Says what the network answered in the words of the rules. */
public final class IssuerAnswers {

    private IssuerAnswers() {}

    public static IssuerAnswer of(AcquirerAnswer answer) {
        return switch (answer) {
            case AcquirerAnswer.Approved(var code, var cvc) ->
                    new IssuerAnswer.Approved(code, CvcCheck.ofResult(cvc));
            case AcquirerAnswer.Refused(var code, var cvc) ->
                    new IssuerAnswer.Refused(code, CvcCheck.ofResult(cvc));
            case AcquirerAnswer.NoOriginal _ -> new IssuerAnswer.NoOriginal();
            case AcquirerAnswer.NoAnswer(var sent) -> new IssuerAnswer.NoAnswer(sent);
        };
    }
}
