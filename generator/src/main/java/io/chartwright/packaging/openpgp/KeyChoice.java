package io.chartwright.packaging.openpgp;

import io.chartwright.model.Finding;
import io.chartwright.model.InvalidInputException;
import io.chartwright.model.Location;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.bouncycastle.openpgp.PGPSecretKey;
import org.bouncycastle.openpgp.PGPSecretKeyRing;

/** Chooses the private key that a user means: the only one, or by fingerprint, or by name as Helm does. */
final class KeyChoice {

    /** The fewest digits of a fingerprint that name a key; fewer can be made to fit. */
    private static final int SHORTEST = 16;

    private final Keyring keyring;
    private final Instant now;

    KeyChoice(Keyring keyring, Instant now) {
        this.keyring = keyring;
        this.now = now;
    }

    /**
     * A key that may sign.
     *
     * @param key the public half
     * @param secret the private half, which may be locked
     */
    record Chosen(PublicKey key, PGPSecretKey secret) {}

    /** Returns the key that is meant; throws findings when there is none, more than one, or it cannot sign. */
    Chosen choose(String who) {
        List<PGPSecretKeyRing> rings = keyring.secretKeys();
        if (rings.isEmpty()) {
            throw problem(
                    "holds public keys only",
                    "export the private key with 'gpg --export-secret-keys NAME', and name that");
        }
        List<PGPSecretKeyRing> meant = who.isEmpty() ? rings : meant(rings, who.strip());
        if (meant.isEmpty()) {
            throw problem("holds no private key '" + who + "'", "name one of " + titles(rings));
        }
        if (meant.size() > 1) {
            String which = who.isEmpty() ? "holds " + meant.size() + " keys" : "holds more than one key '" + who + "'";
            throw problem(which, "name one with --key, by its fingerprint: " + titles(meant));
        }
        return usable(meant.get(0));
    }

    /** A fingerprint or a whole name counts before an e-mail address, and that before a part of a name. */
    private static List<PGPSecretKeyRing> meant(List<PGPSecretKeyRing> rings, String who) {
        String digits = who.replaceAll("^0[xX]|\\s", "").toUpperCase(Locale.ROOT);
        boolean isFingerprint = digits.length() >= SHORTEST && digits.matches("[0-9A-F]+");
        List<Predicate<PGPSecretKeyRing>> ways = List.of(
                ring -> isFingerprint && hasFingerprint(ring, digits),
                ring -> names(ring).stream().anyMatch(who::equals),
                ring -> names(ring).stream().anyMatch(name -> name.contains("<" + who + ">") || name.equals(who)),
                ring -> names(ring).stream().anyMatch(name -> name.contains(who)));
        for (Predicate<PGPSecretKeyRing> way : ways) {
            List<PGPSecretKeyRing> found = rings.stream().filter(way).toList();
            if (!found.isEmpty()) {
                return found;
            }
        }
        return List.of();
    }

    /** Returns the key of the ring that may sign: the newest subkey that is made for it, else the primary key. */
    private Chosen usable(PGPSecretKeyRing ring) {
        List<Chosen> keys = new ArrayList<>();
        ring.getSecretKeys()
                .forEachRemaining(secret ->
                        keys.add(new Chosen(new PublicKey(ring.getPublicKey(), secret.getPublicKey()), secret)));
        keys.sort(Comparator.comparing((Chosen each) -> each.key().isSubkey())
                .thenComparing(each -> each.key().key().getCreationTime())
                .reversed());
        return keys.stream()
                .filter(each -> unfitness(each).isEmpty())
                .findFirst()
                .orElseThrow(() -> problem(
                        "cannot be signed with: "
                                + keys.stream()
                                        .map(each -> number(each) + " "
                                                + unfitness(each).orElse(""))
                                        .collect(Collectors.joining("; ")),
                        "use a key that is made for signing, and export it with 'gpg --export-secret-keys'"));
    }

    private Optional<String> unfitness(Chosen each) {
        return each.key().unfitness(now).or(() -> {
            if (each.secret().isPrivateKeyEmpty()) {
                return Optional.of("has no private part here");
            }
            return Algorithm.of(each.key().key())
                    .filter(algorithm -> !algorithm.isDeterministic)
                    .map(algorithm -> "is of the kind " + algorithm + ", whose signatures differ each time");
        });
    }

    private static boolean hasFingerprint(PGPSecretKeyRing ring, String digits) {
        List<String> found = new ArrayList<>();
        ring.getPublicKeys()
                .forEachRemaining(
                        key -> found.add(HexFormat.of().withUpperCase().formatHex(key.getFingerprint())));
        return found.stream().anyMatch(fingerprint -> fingerprint.endsWith(digits));
    }

    private static List<String> names(PGPSecretKeyRing ring) {
        return new PublicKey(ring.getPublicKey(), ring.getPublicKey()).userIds();
    }

    private static String number(Chosen each) {
        String what = each.key().isSubkey() ? "subkey " : "key ";
        return what + HexFormat.of().withUpperCase().formatHex(each.key().key().getFingerprint());
    }

    private static String titles(List<PGPSecretKeyRing> rings) {
        return rings.stream()
                .map(ring -> new PublicKey(ring.getPublicKey(), ring.getPublicKey()))
                .map(key -> key.fingerprint() + " (" + key.title() + ")")
                .collect(Collectors.joining(", "));
    }

    private InvalidInputException problem(String problem, String fix) {
        return new InvalidInputException(Finding.error("signing/key", Location.of(keyring.name()), problem, fix));
    }
}
