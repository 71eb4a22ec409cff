package org.niffler.workflow.input;

/**
 * A unit, as those may know it who see an input without identity.
 *
 * @param uid as the input has it; empty if the unit has none
 * @param place tells units of one UID at different places apart, in 64 hexadecimal digits: nobody without the key of the site
 *     can find out whether a place is the one that he thinks of
 */
public record ShownUnit(String uid, String place) {}
