package org.niffler.bench.images;

/** An instance's size, and how many of them keep a receiver busy for one to four seconds. */
public enum Size {
    SMALL("84 KB", 205, 205, 2000),
    MEDIUM("0.5 MB", 512, 512, 1200),
    LARGE("27 MB", 3500, 3900, 60);

    private final String label;
    private final int rows;
    private final int columns;
    private final int instances;

    Size(String label, int rows, int columns, int instances) {
        this.label = label;
        this.rows = rows;
        this.columns = columns;
        this.instances = instances;
    }

    public String label() {
        return label;
    }

    public int rows() {
        return rows;
    }

    public int columns() {
        return columns;
    }

    public int instances() {
        return instances;
    }
}
