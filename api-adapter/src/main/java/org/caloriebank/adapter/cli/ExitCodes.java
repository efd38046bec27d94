package org.caloriebank.adapter.cli;

/** What the process tells its caller. Part of the program's contract: never renumber. */
public final class ExitCodes {
    /** Done; of an audit: proven. */
    public static final int OK = 0;
    /** Not done, or not proven: refused, damaged, or different from what was journalled. */
    public static final int REFUSED = 1;
    /** The command line is wrong; nothing was tried. */
    public static final int USAGE = 2;
    /** Another process has the directory. */
    public static final int IN_USE = 3;
    /** A file or directory is not there, not what it should be, or cannot be read or written. */
    public static final int UNREADABLE = 4;
    /** An error of this program. */
    public static final int INTERNAL = 70;

    private ExitCodes() {}
}
