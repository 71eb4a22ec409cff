package org.niffler.png.convert;

import java.util.Iterator;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The files of one run: those of the tree that are in its part. */
record Inputs(ConversionOptions options, Consumer<InputFile> unreadable) implements Iterable<InputFile> {

    @Override
    public Iterator<InputFile> iterator() {
        return stream().iterator();
    }

    Stream<InputFile> stream() {
        ConversionOptions.Input input = options.input();
        Naming naming = options.identity().naming();
        InputTree tree =
                new InputTree(input.home(), input.depth(), options.output().folder(), unreadable);
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(tree.iterator(), Spliterator.ORDERED), false)
                .filter(file -> input.shard().isWhole() || input.shard().has(naming.shardKey(file)));
    }
}
