package io.chartwright.validate.reference;

import io.chartwright.validate.objects.Container;
import io.chartwright.validate.objects.Field;
import io.chartwright.validate.objects.Workload;
import java.util.ArrayList;
import java.util.List;

/**
 * What a pod says that it needs.
 *
 * @param kind the kind of what is needed
 * @param name where its name stands
 * @param keys where the keys of it that are needed stand
 * @param isOptional whether the pod starts without it
 */
record Reference(String kind, Field name, List<Field> keys, boolean isOptional) {

    private static Reference of(String kind, Field name) {
        return new Reference(kind, name, List.of(), name.text().isEmpty());
    }

    /** Returns every ConfigMap, Secret, claim and ServiceAccount that the pods of the workload name. */
    static List<Reference> of(Workload workload) {
        List<Reference> references = new ArrayList<>();
        for (Container container : workload.containers()) {
            for (Field variable : container.field().at("env").items()) {
                Field from = variable.at("valueFrom");
                references.add(ofKey("ConfigMap", from.at("configMapKeyRef")));
                references.add(ofKey("Secret", from.at("secretKeyRef")));
            }
            for (Field from : container.field().at("envFrom").items()) {
                references.add(ofItems("ConfigMap", from.at("configMapRef"), "name"));
                references.add(ofItems("Secret", from.at("secretRef"), "name"));
            }
        }
        workload.spec().at("volumes").items().forEach(volume -> addVolume(volume, references));
        for (Field secret : workload.spec().at("imagePullSecrets").items()) {
            references.add(of("Secret", secret.at("name")));
        }
        references.add(of("ServiceAccount", workload.spec().at("serviceAccountName")));
        references.removeIf(reference -> reference.name().text().isEmpty());
        return references;
    }

    private static void addVolume(Field volume, List<Reference> references) {
        references.add(ofItems("ConfigMap", volume.at("configMap"), "name"));
        references.add(ofItems("Secret", volume.at("secret"), "secretName"));
        references.add(of("PersistentVolumeClaim", volume.at("persistentVolumeClaim", "claimName")));
        for (Field source : volume.at("projected", "sources").items()) {
            references.add(ofItems("ConfigMap", source.at("configMap"), "name"));
            references.add(ofItems("Secret", source.at("secret"), "name"));
        }
    }

    private static Reference ofKey(String kind, Field field) {
        return new Reference(
                kind,
                field.at("name"),
                List.of(field.at("key")),
                field.at("optional").isTrue());
    }

    private static Reference ofItems(String kind, Field field, String name) {
        List<Field> keys = new ArrayList<>();
        field.at("items").items().forEach(item -> keys.add(item.at("key")));
        return new Reference(kind, field.at(name), keys, field.at("optional").isTrue());
    }
}
