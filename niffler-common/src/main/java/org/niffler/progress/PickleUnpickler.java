package org.niffler.progress;

import java.io.IOException;
import java.io.InvalidObjectException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import net.razorvine.pickle.Opcodes;
import net.razorvine.pickle.PickleUtils;
import net.razorvine.pickle.Unpickler;

/**
 * Carries out the instructions of a pickle that lists, tuples, sets, texts and numbers need, and refuses all others
 * before they do anything: a pickle is a program, and could otherwise call whatever it names (Python's documentation of
 * pickle, "Restricting Globals"). Refusals are {@link InvalidObjectException}.
 */
final class PickleUnpickler extends Unpickler {

    private static final int NEWEST_PROTOCOL = 5;
    private static final Pattern SET_TYPE = Pattern.compile("(__builtin__|builtins)\\.(set|frozenset)");
    private static final Pattern PRINTABLE_NAME = Pattern.compile("[\\w.]{1,80}");

    private final PickleInput bytes;

    /** The only name that a pickle may call: up to protocol 3 a set is a call of its type with a list. */
    private enum Callable {
        SET
    }

    PickleUnpickler(PickleInput bytes) {
        this.bytes = bytes;
    }

    /** Never closes the file. */
    Object load() throws IOException {
        return load(bytes);
    }

    @Override
    protected Object dispatch(short opcode) throws IOException {
        if (bytes.position() == 1) {
            checkFirst(opcode);
        }
        switch (opcode) {
            case Opcodes.EMPTY_LIST, Opcodes.EMPTY_SET -> stack.add(new PickleKeys());
            case Opcodes.LIST, Opcodes.FROZENSET -> gather();
            case Opcodes.APPEND -> append();
            case Opcodes.APPENDS, Opcodes.ADDITEMS -> appendAll();
            case Opcodes.GLOBAL -> name(line(), line());
            case Opcodes.STACK_GLOBAL -> nameFromStack();
            case Opcodes.REDUCE -> call();
            case Opcodes.STRING, Opcodes.BINSTRING, Opcodes.SHORT_BINSTRING -> byteString(opcode);
            default -> {
                check(opcode);
                return super.dispatch(opcode);
            }
        }
        return NO_RETURN_VALUE;
    }

    private void checkFirst(short opcode) throws InvalidObjectException {
        switch (opcode) {
            case Opcodes.PROTO, Opcodes.MARK, Opcodes.EMPTY_LIST, Opcodes.EMPTY_TUPLE, Opcodes.GLOBAL -> {}
            default -> throw new InvalidObjectException("it is not a Python pickle");
        }
    }

    /** What the library may carry out; it only pushes, remembers and recalls values. */
    private void check(short opcode) throws IOException {
        switch (opcode) {
            case Opcodes.MARK, Opcodes.STOP, Opcodes.FRAME, Opcodes.MEMOIZE -> {}
            case Opcodes.BINPUT, Opcodes.LONG_BINPUT, Opcodes.BINGET, Opcodes.LONG_BINGET -> {}
            case Opcodes.EMPTY_TUPLE, Opcodes.TUPLE1, Opcodes.TUPLE2, Opcodes.TUPLE3, Opcodes.TUPLE -> {}
            case Opcodes.NONE, Opcodes.NEWTRUE, Opcodes.NEWFALSE, Opcodes.BINFLOAT -> {}
            case Opcodes.BININT, Opcodes.BININT1, Opcodes.BININT2, Opcodes.LONG1 -> {}
            case Opcodes.SHORT_BINUNICODE, Opcodes.SHORT_BINBYTES -> {}
            case Opcodes.BINUNICODE, Opcodes.BINBYTES -> bytes.checkLength(Integer.BYTES);
            case Opcodes.BINUNICODE8, Opcodes.BINBYTES8, Opcodes.BYTEARRAY8 -> bytes.checkLength(Long.BYTES);
            case Opcodes.INT, Opcodes.LONG, Opcodes.FLOAT, Opcodes.UNICODE, Opcodes.PUT, Opcodes.GET ->
                bytes.checkLine();
            case Opcodes.PROTO -> checkProtocol();
            default -> throw refusal(opcode);
        }
    }

    private void checkProtocol() throws IOException {
        int protocol = bytes.peek();
        if (protocol > NEWEST_PROTOCOL) {
            throw new InvalidObjectException("it is not a Python pickle, or one of protocol " + protocol
                    + ", while protocols 0 to " + NEWEST_PROTOCOL + " are known");
        }
    }

    private InvalidObjectException refusal(short opcode) throws IOException {
        return switch (opcode) {
            case Opcodes.INST -> objectRefusal(line() + "." + line());
            case Opcodes.OBJ, Opcodes.NEWOBJ, Opcodes.NEWOBJ_EX, Opcodes.BUILD -> objectRefusal("");
            case Opcodes.EXT1, Opcodes.EXT2, Opcodes.EXT4 -> objectRefusal("");
            case Opcodes.PERSID, Opcodes.BINPERSID, Opcodes.NEXT_BUFFER -> objectRefusal("");
            case Opcodes.EMPTY_DICT, Opcodes.DICT, Opcodes.SETITEM, Opcodes.SETITEMS ->
                new InvalidObjectException("it holds a dictionary, not a list of keys");
            default ->
                new InvalidObjectException(
                        "at byte " + (bytes.position() - 1) + " is nothing that a list of keys is made of");
        };
    }

    private InvalidObjectException objectRefusal(String name) {
        String which = PRINTABLE_NAME.matcher(name).matches() ? " " + name : "";
        return new InvalidObjectException("up to byte " + bytes.position() + " it asks for the Python object" + which
                + ", while only a list of texts is accepted; such a file can do harm where Python reads it");
    }

    private void gather() throws InvalidObjectException {
        PickleKeys keys = new PickleKeys();
        keys.addAll(stack.pop_all_since_marker());
        stack.add(keys);
    }

    private void append() throws InvalidObjectException {
        Object item = stack.pop();
        ((PickleKeys) stack.peek()).add(item);
    }

    private void appendAll() throws InvalidObjectException {
        Iterable<Object> items = stack.pop_all_since_marker();
        ((PickleKeys) stack.peek()).addAll(items);
    }

    private String line() throws IOException {
        bytes.checkLine();
        return PickleUtils.readline(bytes);
    }

    private void nameFromStack() throws InvalidObjectException {
        String name = (String) stack.pop();
        name((String) stack.pop(), name);
    }

    private void name(String module, String name) throws InvalidObjectException {
        String qualified = module + "." + name;
        if (!SET_TYPE.matcher(qualified).matches()) {
            throw objectRefusal(qualified);
        }
        stack.add(Callable.SET);
    }

    /** A call of set or frozenset with one list. */
    private void call() throws InvalidObjectException {
        Object[] arguments = (Object[]) stack.pop();
        if (stack.pop() != Callable.SET || arguments.length != 1) {
            throw objectRefusal("");
        }
        stack.add(PickleKeys.class.cast(arguments[0]));
    }

    /** Python 2's str: bytes in an encoding that nobody wrote down. */
    private void byteString(short opcode) throws IOException {
        switch (opcode) {
            case Opcodes.STRING -> bytes.checkLine();
            case Opcodes.BINSTRING -> bytes.checkLength(Integer.BYTES);
            default -> {}
        }
        super.dispatch(opcode);
        String text = (String) stack.pop();
        stack.add(
                StandardCharsets.US_ASCII.newEncoder().canEncode(text) ? text : text.getBytes(StandardCharsets.UTF_8));
    }
}
