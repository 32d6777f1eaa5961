package io.chartwright.validate;

import io.chartwright.model.Finding;
import io.chartwright.model.Mapping.Entry;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Pods that are to have an identity of Azure ask for its token by a label. */
final class CloudIdentity implements CloudCheck {
    private static final String IDENTITY = "azure.workload.identity/client-id";
    private static final String USE = "azure.workload.identity/use";

    @Override
    public List<Finding> check(List<CloudObject> objects, Target target) {
        List<Finding> findings = new ArrayList<>();
        for (CloudObject account : objects) {
            Optional<Entry> identity = account.annotation(IDENTITY);
            if (account.kind().equals("ServiceAccount") && identity.isPresent()) {
                List<CloudObject> pods =
                        objects.stream().filter(pod -> runsAs(pod, account)).toList();
                if (!pods.isEmpty() && pods.stream().noneMatch(CloudIdentity::asks)) {
                    findings.add(finding(account, identity.get(), pods.get(0)));
                }
            }
        }
        return findings;
    }

    private static boolean runsAs(CloudObject pod, CloudObject account) {
        return pod.kind().equals("Pod")
                && pod.object().namespace().equals(account.object().namespace())
                && pod.field("spec", "serviceAccountName")
                        .equals(account.object().name());
    }

    private static boolean asks(CloudObject pod) {
        return pod.map("labels").flatMap(labels -> labels.get(USE)).isPresent();
    }

    private static Finding finding(CloudObject account, Entry identity, CloudObject pod) {
        return Finding.error(
                        "cloud/missing-partner",
                        identity.location(),
                        account + " has annotation '" + IDENTITY + "', and no pod that runs as it, such as that of "
                                + pod + ", has the label '" + USE + "'",
                        "add the label '" + USE + ": \"true\"' to the pod")
                .because("only pods with the label get a token");
    }
}
