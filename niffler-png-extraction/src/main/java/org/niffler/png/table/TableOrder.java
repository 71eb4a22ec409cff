package org.niffler.png.table;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Where a file's row stands. Rows in the order of the tree would be in that of its folders, which are called after
 * PatientIDs: whoever has a sorted list of these could tell the pseudonyms apart by counting. So the names of folders and
 * files are shuffled, by a secret, while a folder's files stay together. Not for several threads.
 */
final class TableOrder {

    /** The same with other scalings and options: two tables of the same files are in the same order. */
    private static final String KEY = "PseudonymKey=";

    private static final String HMAC = "HmacSHA256";

    /** Enough that two files never have one place. */
    private static final int BYTES = 16;

    private final Mac keyed;
    private String lastFolder = "";
    private String itsPlace = "";

    /** @param settings of the run; the line about the key holds what nobody knows without the key */
    TableOrder(String settings) {
        String secret = settings.lines()
                .filter(line -> line.startsWith(KEY))
                .findFirst()
                .orElse(settings);
        try {
            keyed = Mac.getInstance(HMAC);
            keyed.init(new SecretKeySpec(("order\n" + secret).getBytes(StandardCharsets.UTF_8), HMAC));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java has no " + HMAC + ", which every Java platform has.", e);
        }
    }

    /** What a file's record is sorted by, with the slashes of its path. */
    String place(String source) {
        int slash = source.lastIndexOf('/');
        if (slash < 0) {
            return shuffled(source);
        }
        String folder = source.substring(0, slash);
        if (!folder.equals(lastFolder)) {
            itsPlace = place(folder);
            lastFolder = folder;
        }
        return itsPlace + "/" + shuffled(source);
    }

    private String shuffled(String path) {
        byte[] hash = keyed.doFinal(path.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(Arrays.copyOf(hash, BYTES));
    }
}
