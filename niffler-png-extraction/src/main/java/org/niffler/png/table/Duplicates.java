package org.niffler.png.table;

import java.util.List;

/**
 * Files that more than one spool has a record of. The first spool's counts.
 *
 * @param equal the records left out that say what the first says
 * @param different the records left out that say something else: the spools are not shards of one run, or their files
 *     changed meanwhile
 * @param someDifferent the files of a few of the different ones; they may identify patients and are not for logs
 */
public record Duplicates(long equal, long different, List<String> someDifferent) {

    public Duplicates {
        someDifferent = List.copyOf(someDifferent);
    }
}
